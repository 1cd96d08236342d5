-- Up Migration

-- Who may sign in, and how. The tables up to passkeys are written by better-auth, whose dates are of SQL.
create table people (
  id text primary key,
  name text not null,
  -- In lower case.
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  -- May do everything, with every connection.
  is_owner boolean not null default false,
  two_factor_enabled boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table sessions (
  id text primary key,
  -- Of no use without the secret of the installation, which signs it in the cookie.
  token text not null unique,
  person_id text not null references people on delete cascade,
  expires_at timestamptz not null,
  address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index sessions_of_people on sessions (person_id);

-- How a person can prove who they are: a password (hashed), or an account with an identity provider.
create table credentials (
  id text primary key,
  person_id text not null references people on delete cascade,
  provider_id text not null,
  account_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index credentials_of_people on credentials (person_id);

-- What is asked of a person and expires: password resets, challenges, states.
create table verifications (
  id text primary key,
  -- Hashed.
  identifier text not null unique,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table two_factors (
  id text primary key,
  person_id text not null unique references people on delete cascade,
  -- Both are encrypted.
  secret text not null,
  backup_codes text not null,
  verified boolean not null default true,
  failures integer not null default 0,
  locked_until timestamptz
);

create table passkeys (
  id text primary key,
  person_id text not null references people on delete cascade,
  name text,
  public_key text not null,
  credential_id text not null unique,
  counter bigint not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamptz not null default now()
);
create index passkeys_of_people on passkeys (person_id);

-- What people who are no owners may see of connections.
create table grants (
  connection_id integer not null,
  person_id text not null references people on delete cascade,
  level text not null check (level in ('metrics', 'masked', 'full')),
  may_reveal boolean not null default false,
  primary key (connection_id, person_id)
);
create index grants_of_people on grants (person_id);

create table invitations (
  invitation_id text primary key,
  -- SHA-256 of the token in the link.
  token_hash bytea not null unique,
  email text not null unique,
  is_owner boolean not null,
  -- [{"connectionId": 1, "level": "full", "mayReveal": false}]
  grants jsonb not null,
  -- ms since the epoch
  created_at bigint not null,
  expires_at bigint not null
);

-- Failed attempts to sign in, by a keyed hash of where they came from and for whom.
create table attempts (
  key text primary key,
  failures integer not null,
  -- ms since the epoch
  last_at bigint not null,
  waits_until bigint not null
);
