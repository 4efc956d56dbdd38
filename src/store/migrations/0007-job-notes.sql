alter table jobs add column note jsonb;
