alter table assets add column usd double precision;
