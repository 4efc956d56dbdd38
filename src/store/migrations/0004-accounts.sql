-- Registered accounts.
alter table users add column name text;
alter table users add column name_key text unique;
alter table users add column password_hash text;
alter table users add column deleted_at timestamptz;
alter table users add constraint users_name check ((name is null) = (name_key is null));
alter table users add constraint users_deleted check (deleted_at is null or (name is null and client_hash is null));

-- Tokens of three kinds: given to a client id, to a login, or made by name.
alter table tokens add column id text unique;
alter table tokens add column kind text not null default 'client' check (kind in ('client', 'login', 'named'));
alter table tokens add column name text;
alter table tokens add column scopes text[] not null default '{*}';
alter table tokens add column revoked_at timestamptz;
update tokens set id = 'tok_' || left(hash, 24);
alter table tokens alter column id set not null;
alter table tokens alter column kind drop default;
alter table tokens alter column scopes drop default;
-- Only what a client id gets counts against an address.
alter table tokens alter column address_hash drop not null;
alter table tokens alter column block_hash drop not null;
