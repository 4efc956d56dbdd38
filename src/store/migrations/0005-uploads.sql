-- Documents are files of a session like media; what of them counts is their text.
alter table assets drop constraint assets_kind_check;
alter table assets add constraint assets_kind_check check (kind in ('video', 'image', 'audio', 'document'));
alter table assets add column document_text text;
alter table assets add constraint assets_documents check ((kind = 'document') = (document_text is not null));

-- SHA-256 of an uploaded file: the same content is kept once for a user.
alter table assets add column hash text;
create index assets_by_hash on assets (user_id, hash) where hash is not null;

-- What was found by looking at it after it came, see the job that does so.
alter table assets add column analysis jsonb;
alter table assets add column thumbnail_key text;

-- The order in which files came; those of one request have one time.
alter table assets add column place bigint generated always as identity;
