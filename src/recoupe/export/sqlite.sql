-- Views of the SQLite export. Counts are in this corpus.

-- Each passage of each claim: where it stands, who says it, how.
CREATE VIEW who_says_what AS
SELECT c.gloss AS claim, c.status, a.outlet, a.published, coalesce(e.name, s.source_text) AS source,
       s.stance, s.certainty, m.text AS words, a.url,
       m.claim AS claim_id, m.statement AS statement_id, m.article AS article_id
FROM members m
JOIN claims c ON c.id = m.claim
JOIN articles a ON a.id = m.article
LEFT JOIN statements s ON s.id = m.statement
LEFT JOIN entities e ON e.id = s.source_entity
ORDER BY c.attestations DESC, c.id, a.published IS NULL, a.published, m.position;

-- Each claim: how many articles and outlets carry it, from how many origins, since when, how often denied.
CREATE VIEW claims_at_a_glance AS
SELECT c.gloss AS claim, c.status, c.attestations AS articles, count(DISTINCT a.outlet) AS named_outlets,
       c.lower AS origins_lower, c.upper AS origins_upper, min(a.published) AS first, max(a.published) AS last,
       count(DISTINCT CASE WHEN s.stance = 'deny' THEN s.id END) AS denials, c.id AS claim_id
FROM claims c
JOIN members m ON m.claim = c.id
JOIN articles a ON a.id = m.article
LEFT JOIN statements s ON s.id = m.statement
GROUP BY c.id
ORDER BY c.attestations DESC, c.id;

-- What several articles carry and one origin, at the most, stands behind: what is repeated, not confirmed.
CREATE VIEW many_articles_one_origin AS
SELECT c.gloss AS claim, c.attestations AS articles, c.lower AS origins_lower, c.upper AS origins_upper, c.status,
       group_concat(DISTINCT a.outlet) AS named_outlets, c.id AS claim_id
FROM claims c
JOIN members m ON m.claim = c.id
JOIN articles a ON a.id = m.article
WHERE c.spread = 'one'
GROUP BY c.id
ORDER BY c.attestations DESC, c.id;

-- Each source: in how many statements, articles and outlets it speaks; null is every source that nothing resolves.
CREATE VIEW sources AS
SELECT e.name AS source, e.kind, count(*) AS statements, count(DISTINCT s.article) AS articles,
       count(DISTINCT a.outlet) AS named_outlets, s.source_entity AS entity_id
FROM statements s
JOIN articles a ON a.id = s.article
LEFT JOIN entities e ON e.id = s.source_entity
GROUP BY s.source_entity
ORDER BY statements DESC, e.name;

-- Each relay with the origins whose words pass through it.
CREATE VIEW relays AS
SELECT r.name AS relay, o.name AS origin, count(DISTINCT s.id) AS statements, count(DISTINCT s.article) AS articles,
       r.id AS relay_id, o.id AS origin_id
FROM statements s
JOIN json_each(s.chain) hop ON hop.key < json_array_length(s.chain) - 1
JOIN entities r ON r.id = hop.value
JOIN entities o ON o.id = json_extract(s.chain, '$[#-1]')
GROUP BY r.id, o.id
ORDER BY statements DESC, r.name, o.name;

-- Passages that two articles share, with their words.
CREATE VIEW shared_passages AS
SELECT a.outlet AS outlet_a, b.outlet AS outlet_b, substr(a.text, r.a_start + 1, r.a_end - r.a_start) AS words_a,
       substr(b.text, r.b_start + 1, r.b_end - r.b_start) AS words_b, r.kind, r.direction, r.similarity,
       r.a AS article_a, r.b AS article_b
FROM reuse r
JOIN articles a ON a.id = r.a
JOIN articles b ON b.id = r.b
ORDER BY r.similarity DESC, r.a, r.b, r.a_start;
