create table users (
  id text primary key,
  anonymous boolean not null,
  plan text not null check (plan in ('anonymous', 'registered', 'unlimited')),
  client_hash text unique,
  created_at timestamptz not null
);

create table tokens (
  hash text primary key,
  user_id text not null references users on delete cascade,
  serial integer not null check (serial > 0),
  address_hash text not null,
  block_hash text not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  unique (user_id, serial)
);
create index tokens_by_address on tokens (address_hash, issued_at);

create table ledger_entries (
  id bigint generated always as identity primary key,
  user_id text not null references users,
  kind text not null check (kind in ('grant')),
  available integer not null,
  frozen integer not null,
  reference text not null,
  created_at timestamptz not null,
  unique (user_id, kind, reference)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the table % is append-only', tg_table_name;
end
$$;
create trigger ledger_entries_append_only before update or delete or truncate on ledger_entries
  for each statement execute function refuse_change();

create table sessions (
  id text primary key check (id ~ '^[0-9]{19}$'),
  task_id text not null unique,
  user_id text not null references users on delete cascade,
  name text not null,
  language text not null,
  version integer not null check (version >= 0),
  timeline jsonb,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index sessions_by_user on sessions (user_id, created_at);

create table operations (
  session_id text not null references sessions on delete cascade,
  version integer not null check (version > 0),
  operation jsonb not null,
  timeline jsonb,
  created_at timestamptz not null,
  primary key (session_id, version)
);

create table assets (
  id text primary key,
  session_id text not null references sessions on delete cascade,
  user_id text not null references users on delete cascade,
  origin text not null check (origin in ('generated', 'uploaded')),
  kind text not null check (kind in ('video', 'image', 'audio')),
  object_key text not null,
  file_name text not null,
  size_bytes bigint not null,
  duration_ms integer not null,
  handle_ms integer not null,
  width integer not null,
  height integer not null,
  fps double precision not null,
  has_audio boolean not null,
  prompt text,
  model text,
  seed bigint,
  created_at timestamptz not null
);
create index assets_by_session on assets (session_id, created_at);

create table jobs (
  id text primary key,
  kind text not null,
  user_id text not null references users on delete cascade,
  session_id text references sessions on delete cascade,
  payload jsonb not null,
  status text not null check (status in ('pending', 'processing', 'completed', 'failed', 'cancelled')),
  progress double precision not null check (progress between 0 and 1),
  result jsonb,
  error_code text,
  error_message text,
  attempts integer not null,
  instance text,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz
);
create index jobs_unfinished on jobs (created_at) where status in ('pending', 'processing');
create index jobs_by_user on jobs (user_id, created_at);

create table renders (
  user_id text not null references users on delete cascade,
  render_id text not null,
  session_id text not null references sessions on delete cascade,
  content_hash text not null,
  job_id text not null references jobs on delete cascade,
  created_at timestamptz not null,
  primary key (user_id, render_id)
);
