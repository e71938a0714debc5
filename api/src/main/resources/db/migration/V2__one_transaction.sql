-- What is written in the same transaction as the events it belongs to. Runs unchanged on SQLite and on PostgreSQL.

-- The sum, modulo 2^64, of the checksums of every row of the tables below that has one: no row can be lost, come back or be
-- as it was before without its being seen.
alter table area_log add column rows_digest bigint not null default 0;

-- Keys are kept with the answer that they gave first; the engine knows those of rides that are not long over besides.
drop table confirmation;

-- What a caller's key was answered first. The request is kept as the SHA-256 of its bytes.
create table idempotency (
  area varchar(64) not null,
  caller varchar(128) not null,
  method varchar(128) not null,
  idempotency_key varchar(255) not null,
  request_hash varchar(64) not null,
  answer bytea not null,
  expires_at_seconds bigint not null,
  checksum bigint not null,
  primary key (area, caller, method, idempotency_key)
);
create index idempotency_expiry on idempotency (area, expires_at_seconds);

-- Every ride that was ever promised, as it is now. The payload is a noriai.event.v1.Ride.
create table ride (
  area varchar(64) not null,
  ride varchar(64) not null,
  rider varchar(64) not null,
  status varchar(16) not null,
  pickup_from_seconds bigint not null,
  payload bytea not null,
  checksum bigint not null,
  primary key (area, ride)
);
create index ride_of_rider on ride (area, rider, pickup_from_seconds);

-- What somebody is to be told, until everybody concerned has been.
create table outbox (
  area varchar(64) not null,
  notice varchar(160) not null,
  kind varchar(32) not null,
  ride varchar(64) not null,
  rider varchar(64) not null,
  made_at_seconds bigint not null,
  payload bytea not null,
  checksum bigint not null,
  primary key (area, notice)
);
