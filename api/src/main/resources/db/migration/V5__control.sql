-- Runs unchanged on SQLite and on PostgreSQL.

-- What staff told the service to do; written with the event that tells it. Who told is an opaque id.
create table instruction (
  area varchar(64) not null,
  told_by varchar(64) not null,
  idempotency_key varchar(64) not null,
  kind varchar(64) not null,
  subject varchar(128) not null,
  why varchar(500) not null,
  fingerprint varchar(64) not null,
  at_seconds bigint not null,
  sequence bigint not null,
  primary key (area, told_by, idempotency_key)
);

create index instruction_in_order on instruction (area, sequence);

-- Streets that are closed or slow now or will be; written with the event that tells it.
create table street_restriction (
  area varchar(64) not null,
  restriction varchar(64) not null,
  feature text not null,
  start_seconds bigint not null,
  end_seconds bigint not null,
  primary key (area, restriction)
);

-- Messages of staff, one row for each who gets it: a vehicle's driver or a ride's rider. Texts can be erased.
create table message (
  area varchar(64) not null,
  message_id varchar(64) not null,
  kind varchar(16) not null,
  subject varchar(64) not null,
  text varchar(1000) not null,
  told_by varchar(64) not null,
  at_seconds bigint not null,
  read_seconds bigint,
  primary key (area, message_id, kind, subject)
);

-- What rides cost, written with the event that agrees it; settled once the ride has ended.
create table fare (
  area varchar(64) not null,
  ride varchar(64) not null,
  minor_units bigint not null,
  currency varchar(3) not null,
  terms text not null,
  at_seconds bigint not null,
  outcome varchar(16),
  due_units bigint,
  settled_seconds bigint,
  settled_day varchar(10),
  primary key (area, ride)
);

create index fare_by_day on fare (area, settled_day);
