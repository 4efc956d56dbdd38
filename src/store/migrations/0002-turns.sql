create table turns (
  id text primary key,
  session_id text not null references sessions on delete cascade,
  place bigint generated always as identity,
  instance text not null,
  request json not null,
  base_url text not null,
  base_version integer,
  attempts integer not null,
  created_at timestamptz not null,
  ended_at timestamptz
);
create index turns_by_session on turns (session_id, place);
create index turns_unfinished on turns (place) where ended_at is null;

create table turn_events (
  turn_id text not null references turns on delete cascade,
  number integer not null check (number > 0),
  event json not null,
  primary key (turn_id, number)
);
