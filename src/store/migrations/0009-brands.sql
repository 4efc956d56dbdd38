-- What a user's films have in common: colours, a font, a logo, whatever session they are made in.
create table brands (
  user_id text primary key references users on delete cascade,
  brand jsonb not null,
  updated_at timestamptz not null
);
