alter table spending add column orders integer not null default 1;
