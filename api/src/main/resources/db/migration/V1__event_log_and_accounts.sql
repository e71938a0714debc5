-- Runs unchanged on SQLite and on PostgreSQL.

-- One row for each service area: who may write, how far its log goes, from when its times count.
create table area_log (
  area varchar(64) not null primary key,
  owner_epoch bigint not null,
  last_sequence bigint not null,
  time_zero varchar(32) not null
);

-- The truth. The payload is a noriai.event.v1.EventEnvelope; the checksum is its CRC-32C.
create table event (
  area varchar(64) not null,
  sequence bigint not null,
  owner_epoch bigint not null,
  checksum bigint not null,
  payload bytea not null,
  primary key (area, sequence)
);

-- Which ride a rider's idempotency key gave; written with the event that assigns it.
create table confirmation (
  area varchar(64) not null,
  rider varchar(64) not null,
  idempotency_key varchar(255) not null,
  ride varchar(64) not null,
  sequence bigint not null,
  primary key (area, rider, idempotency_key)
);

-- Riders' accounts. Only a SHA-256 of the token is kept, as lower-case hexadecimal digits.
create table rider_account (
  rider varchar(64) not null primary key,
  token_hash varchar(64) not null unique,
  registered_at_seconds bigint not null
);

-- The tablet of each vehicle.
create table device (
  vehicle varchar(64) not null primary key,
  token_hash varchar(64) not null unique,
  registered_at_seconds bigint not null
);
