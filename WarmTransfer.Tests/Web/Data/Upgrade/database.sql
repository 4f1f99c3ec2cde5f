CREATE TABLE "AgentStates" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AgentStates" PRIMARY KEY AUTOINCREMENT,
    "AgentId" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Since" INTEGER NOT NULL,
    "Until" INTEGER NOT NULL,
    "QueueId" TEXT NULL
);
INSERT INTO "AgentStates" VALUES(1,'agent1','Available',1796130899949,1796130910054,NULL);
INSERT INTO "AgentStates" VALUES(2,'agent1','Reserved',1796130910054,1796130910830,'default');
INSERT INTO "AgentStates" VALUES(3,'agent2','Available',1796130911099,1796130911244,NULL);
INSERT INTO "AgentStates" VALUES(4,'agent2','Reserved',1796130911244,1796130911603,'default');
INSERT INTO "AgentStates" VALUES(5,'agent1','OnCall',1796130910830,1796130911879,'default');
INSERT INTO "AgentStates" VALUES(6,'agent1','Available',1796130911879,1796130911982,NULL);
INSERT INTO "AgentStates" VALUES(7,'agent2','OnCall',1796130911603,1796130912259,'default');
INSERT INTO "AgentStates" VALUES(8,'agent2','Available',1796130912259,1796130912786,NULL);
INSERT INTO "AgentStates" VALUES(9,'agent2','Reserved',1796130912786,1796130912872,'default');
INSERT INTO "AgentStates" VALUES(10,'agent2','OnCall',1796130912872,1796130915042,'default');
INSERT INTO "AgentStates" VALUES(11,'agent2','Available',1796130915042,1796130915156,NULL);
CREATE TABLE "Agents" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Agents" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "ReachableUntil" INTEGER NULL,
    "EngagedCall" TEXT NULL,
    "EngagedLeg" TEXT NULL,
    "EngagedTalking" INTEGER NOT NULL,
    "EngagedMonitoring" INTEGER NOT NULL,
    "EngagedSince" INTEGER NULL,
    "IdleSince" INTEGER NOT NULL,
    "RungAt" INTEGER NULL,
    "CurrentState" TEXT NULL,
    "DoingSince" INTEGER NULL,
    "DoingQueue" TEXT NULL,
    "WrapUpUntil" INTEGER NULL,
    "WrapUpExtended" INTEGER NOT NULL,
    "Away" TEXT NULL,
    "AwayNext" TEXT NULL,
    "ForcedBy" TEXT NULL,
    "Missed" INTEGER NOT NULL,
    "PhoneInDoubt" INTEGER NOT NULL,
    "TestedAt" INTEGER NULL,
    "TestFailed" TEXT NULL,
    "TestDue" INTEGER NULL,
    "Version" INTEGER NOT NULL
, "Work" TEXT NULL);
INSERT INTO "Agents" VALUES('agent1','Agent 1',NULL,NULL,NULL,0,0,NULL,1796130911879,1796130910054,'Offline',1796130911982,NULL,1796130911879,0,NULL,NULL,NULL,0,0,NULL,NULL,NULL,6,'{"last":{"call":"CA01a231be33ceff46699c73c4a1cd1034","queue":"default","since":"2026-12-01T13:15:11.879+00:00"},"unfinished":[]}');
INSERT INTO "Agents" VALUES('agent2','Agent 2',NULL,NULL,NULL,0,0,NULL,1796130915042,1796130912786,'Offline',1796130915156,NULL,1796130915042,0,NULL,NULL,NULL,0,0,NULL,NULL,NULL,8,'{"last":{"call":"CA01a231be33ce28184be991eb81e312bc","queue":"default","since":"2026-12-01T13:15:15.042+00:00"},"unfinished":[]}');
CREATE TABLE "Alerts" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Alerts" PRIMARY KEY,
    "Document" TEXT NOT NULL
);
CREATE TABLE "AspNetRoleClaims" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AspNetRoleClaims" PRIMARY KEY AUTOINCREMENT,
    "RoleId" TEXT NOT NULL,
    "ClaimType" TEXT NULL,
    "ClaimValue" TEXT NULL,
    CONSTRAINT "FK_AspNetRoleClaims_AspNetRoles_RoleId" FOREIGN KEY ("RoleId") REFERENCES "AspNetRoles" ("Id") ON DELETE CASCADE
);
CREATE TABLE "AspNetRoles" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AspNetRoles" PRIMARY KEY,
    "Name" TEXT NULL,
    "NormalizedName" TEXT NULL,
    "ConcurrencyStamp" TEXT NULL
);
INSERT INTO "AspNetRoles" VALUES('8e115920-88ea-49c5-8874-2aaf3b067c55','agent','AGENT','72497cad-46e3-48b9-89c4-60557e727e77');
INSERT INTO "AspNetRoles" VALUES('8b4d4161-999f-450e-83bb-90fa4ecd3d56','supervisor','SUPERVISOR','9468efd6-b4e4-4908-82cf-53ae320115ff');
INSERT INTO "AspNetRoles" VALUES('8f3c8110-c5e7-44cf-8552-f9cd3739f4c8','admin','ADMIN','03de2436-b957-4a4d-a302-0299009307ff');
INSERT INTO "AspNetRoles" VALUES('f80d58c0-3871-492a-8f6a-83b9d5a60508','auditor','AUDITOR','b5274b21-a2b2-4b7d-b36d-f79be63e8812');
INSERT INTO "AspNetRoles" VALUES('3a600071-72d8-4a7f-b110-15a39ee6e7f6','viewer','VIEWER','f9520ade-5dff-443c-b5c5-38896882c457');
CREATE TABLE "AspNetUserClaims" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AspNetUserClaims" PRIMARY KEY AUTOINCREMENT,
    "UserId" TEXT NOT NULL,
    "ClaimType" TEXT NULL,
    "ClaimValue" TEXT NULL,
    CONSTRAINT "FK_AspNetUserClaims_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);
CREATE TABLE "AspNetUserLogins" (
    "LoginProvider" TEXT NOT NULL,
    "ProviderKey" TEXT NOT NULL,
    "ProviderDisplayName" TEXT NULL,
    "UserId" TEXT NOT NULL,
    CONSTRAINT "PK_AspNetUserLogins" PRIMARY KEY ("LoginProvider", "ProviderKey"),
    CONSTRAINT "FK_AspNetUserLogins_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);
CREATE TABLE "AspNetUserPasskeys" (
    "CredentialId" BLOB NOT NULL CONSTRAINT "PK_AspNetUserPasskeys" PRIMARY KEY,
    "UserId" TEXT NOT NULL,
    "Data" TEXT NOT NULL,
    CONSTRAINT "FK_AspNetUserPasskeys_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);
CREATE TABLE "AspNetUserRoles" (
    "UserId" TEXT NOT NULL,
    "RoleId" TEXT NOT NULL,
    CONSTRAINT "PK_AspNetUserRoles" PRIMARY KEY ("UserId", "RoleId"),
    CONSTRAINT "FK_AspNetUserRoles_AspNetRoles_RoleId" FOREIGN KEY ("RoleId") REFERENCES "AspNetRoles" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_AspNetUserRoles_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);
INSERT INTO "AspNetUserRoles" VALUES('78ca4817-06a8-460d-aa14-5a6038cfeae6','8e115920-88ea-49c5-8874-2aaf3b067c55');
INSERT INTO "AspNetUserRoles" VALUES('656fd099-7e93-4c94-b582-53906b29b97f','8e115920-88ea-49c5-8874-2aaf3b067c55');
INSERT INTO "AspNetUserRoles" VALUES('96e5e518-6a16-4c9a-bb38-91f540aaf05c','8e115920-88ea-49c5-8874-2aaf3b067c55');
INSERT INTO "AspNetUserRoles" VALUES('e7f810db-ae5b-438b-8dd0-ced20ca00977','8b4d4161-999f-450e-83bb-90fa4ecd3d56');
INSERT INTO "AspNetUserRoles" VALUES('b020f408-c294-42f8-8f5a-0fce154350ae','8f3c8110-c5e7-44cf-8552-f9cd3739f4c8');
INSERT INTO "AspNetUserRoles" VALUES('b4e8466a-f450-4b0c-a288-957ab78c22f7','f80d58c0-3871-492a-8f6a-83b9d5a60508');
INSERT INTO "AspNetUserRoles" VALUES('79d8cae1-ce2e-46c1-aa8f-fd738dc486cf','3a600071-72d8-4a7f-b110-15a39ee6e7f6');
INSERT INTO "AspNetUserRoles" VALUES('9aa88bc1-8782-4c3c-80ad-5dcd7b294ce4','8b4d4161-999f-450e-83bb-90fa4ecd3d56');
CREATE TABLE "AspNetUserTokens" (
    "UserId" TEXT NOT NULL,
    "LoginProvider" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Value" TEXT NULL,
    CONSTRAINT "PK_AspNetUserTokens" PRIMARY KEY ("UserId", "LoginProvider", "Name"),
    CONSTRAINT "FK_AspNetUserTokens_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);
CREATE TABLE "AspNetUsers" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AspNetUsers" PRIMARY KEY,
    "DisplayName" TEXT NOT NULL,
    "AgentId" TEXT NOT NULL,
    "IsDemo" INTEGER NOT NULL,
    "UserName" TEXT NULL,
    "NormalizedUserName" TEXT NULL,
    "Email" TEXT NULL,
    "NormalizedEmail" TEXT NULL,
    "EmailConfirmed" INTEGER NOT NULL,
    "PasswordHash" TEXT NULL,
    "SecurityStamp" TEXT NULL,
    "ConcurrencyStamp" TEXT NULL,
    "PhoneNumber" TEXT NULL,
    "PhoneNumberConfirmed" INTEGER NOT NULL,
    "TwoFactorEnabled" INTEGER NOT NULL,
    "LockoutEnd" INTEGER NULL,
    "LockoutEnabled" INTEGER NOT NULL,
    "AccessFailedCount" INTEGER NOT NULL
, "DisabledAt" INTEGER NULL, "MustChangePassword" INTEGER NOT NULL DEFAULT 0, "MayExport" INTEGER NOT NULL DEFAULT 1, "MayListen" INTEGER NOT NULL DEFAULT 1, "PairedBy" TEXT NULL, "Supervises" TEXT NULL, "Team" TEXT NULL, "Groups" TEXT NULL, "Skills" TEXT NULL);
INSERT INTO "AspNetUsers" VALUES('78ca4817-06a8-460d-aa14-5a6038cfeae6','Agent 1','agent1',1,'agent1','AGENT1',NULL,NULL,0,NULL,'Z4ZEMEKWDM7DBIIFCAKN6GECU2LJHI4E','abb97e9c-0f0e-4583-af70-93252e201efe',NULL,0,0,NULL,1,0,NULL,0,1,1,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "AspNetUsers" VALUES('656fd099-7e93-4c94-b582-53906b29b97f','Agent 2','agent2',1,'agent2','AGENT2',NULL,NULL,0,NULL,'3XAAF27IBJTXVEM2TTBSND5YN6PUBJOZ','7f1e0f0b-b2e6-4a9b-8cbc-f463ccdc3d3a',NULL,0,0,NULL,1,0,NULL,0,1,1,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "AspNetUsers" VALUES('96e5e518-6a16-4c9a-bb38-91f540aaf05c','Agent 3','agent3',1,'agent3','AGENT3',NULL,NULL,0,NULL,'CLVXIDIRXMVX556YMNEMLB56WG7G5VRI','e2df77c6-fe29-4819-9d8e-07aa2acb5a90',NULL,0,0,NULL,1,0,NULL,0,1,1,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "AspNetUsers" VALUES('e7f810db-ae5b-438b-8dd0-ced20ca00977','Supervisor 1','supervisor1',1,'supervisor1','SUPERVISOR1',NULL,NULL,0,NULL,'LV7NLHJ7MRADBOXFCVOB5GVXF72OMUG7','eab4151e-1b9c-432b-8faf-5b6877197565',NULL,0,0,NULL,1,0,NULL,0,1,1,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "AspNetUsers" VALUES('b020f408-c294-42f8-8f5a-0fce154350ae','Administrator 1','admin1',1,'admin1','ADMIN1',NULL,NULL,0,NULL,'33QYDV7V5HMEGCQUGULRGCCIXE3PTIKB','6294947c-e19a-468e-9be1-3276d6ee8f01',NULL,0,0,NULL,1,0,NULL,0,1,1,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "AspNetUsers" VALUES('b4e8466a-f450-4b0c-a288-957ab78c22f7','Auditor 1','auditor1',1,'auditor1','AUDITOR1',NULL,NULL,0,NULL,'6KK6CF2P6Z7I2M6CMIYM3HFOFJZAVJ7N','fc63538b-4b14-420c-871f-890e9b3333b1',NULL,0,0,NULL,1,0,NULL,0,1,1,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "AspNetUsers" VALUES('79d8cae1-ce2e-46c1-aa8f-fd738dc486cf','Wallboard 1','wallboard1',1,'wallboard1','WALLBOARD1',NULL,NULL,0,NULL,'DZ2JGMD2PJI54K7RGXOSK736ZOTHTIOP','616a35d8-0d0e-4137-969d-b48599c1aec7',NULL,0,0,NULL,1,0,NULL,0,1,1,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "AspNetUsers" VALUES('9aa88bc1-8782-4c3c-80ad-5dcd7b294ce4','Kim','kim',0,'kim','KIM',NULL,NULL,0,'AQAAAAIAAzRQAAAAEP40nT5F/+D9t1hglK4vrnWUj6Yfq78V0eoSAtzzvVUiNxBISVmedwZ6cZUYhKBXDg==','4Z6NEDPCMC7KE5ZQ7LIHWVCSNK3X7LNB','ab67f481-9f05-4647-b39e-1ce2a5af0225',NULL,0,0,NULL,1,0,NULL,0,1,1,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE "Audit" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Audit" PRIMARY KEY AUTOINCREMENT,
    "At" INTEGER NOT NULL,
    "Actor" TEXT NOT NULL,
    "Act" TEXT NOT NULL,
    "Outcome" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "CallId" TEXT NULL,
    "AgentId" TEXT NULL
, "Address" TEXT NULL, "Count" INTEGER NULL, "SessionId" TEXT NULL, "UserId" TEXT NULL);
INSERT INTO "Audit" VALUES(1,1796130899143,'test','create-user','Done','supervisor',NULL,'kim',NULL,NULL,NULL,NULL);
INSERT INTO "Audit" VALUES(2,1796130914516,'agent3','signs in','Done','',NULL,NULL,'127.0.0.1',NULL,'17078e775def2c730d21476391efcb30437e3625f5ccc545232c7a3d862ada36','96e5e518-6a16-4c9a-bb38-91f540aaf05c');
INSERT INTO "Audit" VALUES(3,1796130914881,'agent3','end','Denied','You have no part in this call.','CA01a231be33ce28184be991eb81e312bc',NULL,'127.0.0.1',NULL,'17078e775def2c730d21476391efcb30437e3625f5ccc545232c7a3d862ada36','96e5e518-6a16-4c9a-bb38-91f540aaf05c');
CREATE TABLE "AuditSeals" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AuditSeals" PRIMARY KEY,
    "Hash" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    CONSTRAINT "FK_AuditSeals_Audit_Id" FOREIGN KEY ("Id") REFERENCES "Audit" ("Id") ON DELETE RESTRICT
);
INSERT INTO "AuditSeals" VALUES(1,'59ac1f5697fd182e230081986a64abeade3d84b76a2317c1a17ed42f1a8c34c6','');
INSERT INTO "AuditSeals" VALUES(2,'5909a0fd95dea85ac26c4e925c703dc62b75a0baefc89f87142a1b57857b7841','');
INSERT INTO "AuditSeals" VALUES(3,'5e89564e5309eadede5fc22e5562eb195611cca9d2a80898708fff2a7b4c01b8','');
CREATE TABLE "AuditStreams" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AuditStreams" PRIMARY KEY,
    "Last" INTEGER NOT NULL
);
CREATE TABLE "CallRecordings" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_CallRecordings" PRIMARY KEY,
    "CallId" TEXT NOT NULL,
    "LegId" TEXT NOT NULL,
    "QueueId" TEXT NOT NULL,
    "StartedAt" INTEGER NOT NULL,
    "Seconds" INTEGER NOT NULL,
    "State" TEXT NOT NULL
);
CREATE TABLE "Calls" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Calls" PRIMARY KEY,
    "Live" INTEGER NOT NULL,
    "ArrivedAt" INTEGER NOT NULL,
    "Agents" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "Document" TEXT NOT NULL
);
INSERT INTO "Calls" VALUES('CA01a231be33ceff46699c73c4a1cd1034',0,1796130908526,'
agent1
agent2
',24,'{"id":"CA01a231be33ceff46699c73c4a1cd1034","direction":"Inbound","from":"person:qrytWMUYwH0-5vAMF-7OZw","to":"\u002B15550100000","queue":"default","arrivedAt":"2026-12-01T13:15:08.526+00:00","times":{"now":"Talk","since":"2026-12-01T13:15:12.081+00:00","flow":"00:00:00","wait":"00:00:01.5280000","ring":"00:00:00.7760000","talk":"00:00:01.2510000","hold":"00:00:00","consult":"00:00:00"},"phase":{"is":"ended","reason":1,"at":"2026-12-01T13:15:12.081+00:00","parties":[]},"phaseSince":"2026-12-01T13:15:12.081+00:00","legs":[{"id":"customer","sid":"CA01a231be33ceff46699c73c4a1cd1034","progress":5,"since":"2026-12-01T13:15:12.424+00:00","room":1,"presence":2,"muted":false,"coachingPending":false,"held":false,"flagsSequence":-1,"holdPending":false,"endsRoom":true,"endsCall":false,"inDoubt":false,"dialAsked":false,"overriding":false,"requested":false,"hearsBriefing":false,"hasRingTimeout":false,"released":true,"hangsUp":false,"transcripts":[],"ending":0},{"id":"L1","agent":"agent1","sid":"CA01a231be33ce0ea09ce3c1176ce48e82","progress":5,"since":"2026-12-01T13:15:11.879+00:00","admittedAt":"2026-12-01T13:15:10.83+00:00","room":1,"presence":2,"muted":false,"coachingPending":false,"held":false,"flagsSequence":-1,"holdPending":false,"endsRoom":false,"endsCall":false,"inDoubt":false,"dialAsked":true,"overriding":false,"requested":false,"hearsBriefing":false,"hasRingTimeout":true,"released":true,"hangsUp":false,"transcripts":[],"ending":0},{"id":"L2","agent":"agent2","sid":"CA01a231be33ce4e0221be0f3b5358f0a3","progress":5,"since":"2026-12-01T13:15:12.259+00:00","admittedAt":"2026-12-01T13:15:11.603+00:00","room":1,"presence":2,"muted":false,"coachingPending":false,"held":false,"flagsSequence":-1,"holdPending":false,"endsRoom":true,"endsCall":false,"inDoubt":false,"dialAsked":true,"overriding":false,"requested":false,"hearsBriefing":false,"hasRingTimeout":true,"released":true,"hangsUp":false,"transcripts":[],"ending":0}],"room":2,"passedBy":{},"answeredAt":"2026-12-01T13:15:10.83+00:00","handover":{"by":"agent1","briefing":{"reason":"","note":""},"at":"2026-12-01T13:15:11.244+00:00","search":0},"conferences":{"1":"CF01a231be33ce135b4ea36f84a54adf7a"},"leftQueues":[],"transcript":{"queue":"default","on":false}}');
INSERT INTO "Calls" VALUES('CA01a231be33ce28184be991eb81e312bc',0,1796130912633,'
agent2
',13,'{"id":"CA01a231be33ce28184be991eb81e312bc","direction":"Inbound","from":"person:tEVaHGWOXh3OnxBpavnDQA","to":"\u002B15550100000","queue":"default","arrivedAt":"2026-12-01T13:15:12.633+00:00","times":{"now":"Talk","since":"2026-12-01T13:15:14.976+00:00","flow":"00:00:00","wait":"00:00:00.1530000","ring":"00:00:00.0860000","talk":"00:00:02.1040000","hold":"00:00:00","consult":"00:00:00"},"phase":{"is":"ended","reason":0,"at":"2026-12-01T13:15:14.976+00:00","parties":[]},"phaseSince":"2026-12-01T13:15:14.976+00:00","legs":[{"id":"customer","sid":"CA01a231be33ce28184be991eb81e312bc","progress":5,"since":"2026-12-01T13:15:14.976+00:00","room":1,"presence":2,"muted":false,"coachingPending":false,"held":false,"flagsSequence":-1,"holdPending":true,"endsRoom":true,"endsCall":true,"inDoubt":false,"dialAsked":false,"overriding":false,"requested":false,"hearsBriefing":false,"hasRingTimeout":false,"released":false,"hangsUp":false,"transcripts":[],"ending":0},{"id":"L1","agent":"agent2","sid":"CA01a231be33ce57bd3f8ee610398f9334","progress":5,"since":"2026-12-01T13:15:15.042+00:00","admittedAt":"2026-12-01T13:15:12.872+00:00","room":1,"presence":2,"muted":false,"coachingPending":false,"held":false,"flagsSequence":-1,"holdPending":false,"endsRoom":false,"endsCall":false,"inDoubt":false,"dialAsked":true,"overriding":false,"requested":false,"hearsBriefing":false,"hasRingTimeout":true,"released":true,"hangsUp":false,"transcripts":[],"ending":0}],"room":2,"passedBy":{},"answeredAt":"2026-12-01T13:15:12.872+00:00","conferences":{"1":"CF01a231be33cef19ac41ac15ea986da5b"},"leftQueues":[],"transcript":{"queue":"default","on":false}}');
CREATE TABLE "CustomerCalls" (
    "CustomerId" TEXT NOT NULL,
    "CallId" TEXT NOT NULL,
    CONSTRAINT "PK_CustomerCalls" PRIMARY KEY ("CustomerId", "CallId")
);
INSERT INTO "CustomerCalls" VALUES('qrytWMUYwH0-5vAMF-7OZw','CA01a231be33ceff46699c73c4a1cd1034');
INSERT INTO "CustomerCalls" VALUES('tEVaHGWOXh3OnxBpavnDQA','CA01a231be33ce28184be991eb81e312bc');
CREATE TABLE "Customers" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Customers" PRIMARY KEY,
    "Number" TEXT NOT NULL,
    "FirstSeen" INTEGER NOT NULL,
    "LastSeen" INTEGER NOT NULL
);
INSERT INTO "Customers" VALUES('qrytWMUYwH0-5vAMF-7OZw','+15550100001',1796130908526,1796130908526);
INSERT INTO "Customers" VALUES('tEVaHGWOXh3OnxBpavnDQA','+15550100002',1796130912633,1796130912633);
CREATE TABLE "DataProtectionKeys" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_DataProtectionKeys" PRIMARY KEY AUTOINCREMENT,
    "FriendlyName" TEXT NULL,
    "Xml" TEXT NULL
);
CREATE TABLE "Duties" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Duties" PRIMARY KEY,
    "Holder" TEXT NOT NULL,
    "Term" INTEGER NOT NULL,
    "Beat" INTEGER NOT NULL
);
CREATE TABLE "Erasures" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Erasures" PRIMARY KEY AUTOINCREMENT,
    "CustomerId" TEXT NOT NULL,
    "RequestedAt" INTEGER NOT NULL,
    "DoneAt" INTEGER NULL
);
CREATE TABLE "Events" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Events" PRIMARY KEY AUTOINCREMENT,
    "CallId" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "ReceivedAt" INTEGER NULL,
    "Actor" TEXT NOT NULL,
    "DedupeKey" TEXT NULL,
    "Payload" TEXT NOT NULL,
    "Refusal" TEXT NULL
);
INSERT INTO "Events" VALUES(1,'CA01a231be33ceff46699c73c4a1cd1034',1796130908526,1796130906641,'twilio','579b5084-8066-4a28-b8e9-e0bf621664ca CA01a231be33ceff46699c73c4a1cd1034 CustomerArrived','{"is":"customer-arrived","from":"person:qrytWMUYwH0-5vAMF-7OZw","to":"\u002B15550100000","queue":"default"}',NULL);
INSERT INTO "Events" VALUES(2,'CA01a231be33ceff46699c73c4a1cd1034',1796130909540,1796130907599,'twilio','25db009b-f483-48e3-84a5-9eddc2965db8 CA01a231be33ceff46699c73c4a1cd1034 ParticipantJoined','{"is":"participant-joined","sid":"CA01a231be33ceff46699c73c4a1cd1034","room":1,"conference":"CF01a231be33ce135b4ea36f84a54adf7a"}',NULL);
INSERT INTO "Events" VALUES(3,'CA01a231be33ceff46699c73c4a1cd1034',1796130910054,NULL,'routing','e2c13cf2-8234-4ef8-b771-47f08f62a2b3','{"is":"offer","agent":"agent1","why":"longest idle (10 s)","also":false}',NULL);
INSERT INTO "Events" VALUES(4,'CA01a231be33ceff46699c73c4a1cd1034',1796130910708,1796130910695,'twilio','011753d5-9e38-4fae-ac31-af18dbbcc22f CA01a231be33ceff46699c73c4a1cd1034 LegProgressed','{"is":"leg-progressed","leg":"L1","sid":"CA01a231be33ce0ea09ce3c1176ce48e82","progress":2}',NULL);
INSERT INTO "Events" VALUES(5,'CA01a231be33ceff46699c73c4a1cd1034',1796130910786,1796130910694,'twilio','d8c8cd7a-6130-4e1e-a315-6cb5d612da27 CA01a231be33ceff46699c73c4a1cd1034 LegProgressed','{"is":"leg-progressed","leg":"L1","sid":"CA01a231be33ce0ea09ce3c1176ce48e82","progress":1}',NULL);
INSERT INTO "Events" VALUES(6,'CA01a231be33ceff46699c73c4a1cd1034',1796130910786,1796130910772,'twilio','c779f2ff-cbb7-44c1-be9f-d54c2bc37e09 CA01a231be33ceff46699c73c4a1cd1034 LegProgressed','{"is":"leg-progressed","leg":"L1","sid":"CA01a231be33ce0ea09ce3c1176ce48e82","progress":3}',NULL);
INSERT INTO "Events" VALUES(7,'CA01a231be33ceff46699c73c4a1cd1034',1796130910830,1796130910753,'twilio','ddc92cac-5b08-4837-bcd3-47d6ceac8eff CA01a231be33ceff46699c73c4a1cd1034 AgentAnswered','{"is":"agent-answered","leg":"L1","sid":"CA01a231be33ce0ea09ce3c1176ce48e82"}',NULL);
INSERT INTO "Events" VALUES(8,'CA01a231be33ceff46699c73c4a1cd1034',1796130910996,1796130910995,'twilio','870e0c07-48ad-40ae-9435-cf2a622e41d8 CA01a231be33ceff46699c73c4a1cd1034 ParticipantJoined','{"is":"participant-joined","sid":"CA01a231be33ce0ea09ce3c1176ce48e82","room":1,"conference":"CF01a231be33ce135b4ea36f84a54adf7a"}',NULL);
INSERT INTO "Events" VALUES(9,'CA01a231be33ceff46699c73c4a1cd1034',1796130911244,NULL,'agent1','command d7be9931-f652-4fc4-8016-ed64171e4b92','{"is":"dial-in","target":{"is":"agent","agent":"agent2"},"briefing":{"reason":"","note":""},"override":false,"by":"agent1"}',NULL);
INSERT INTO "Events" VALUES(10,'CA01a231be33ceff46699c73c4a1cd1034',1796130911439,1796130911439,'twilio','7a2190c5-683d-4525-adbb-3d662388b4fe CA01a231be33ceff46699c73c4a1cd1034 LegProgressed','{"is":"leg-progressed","leg":"L2","sid":"CA01a231be33ce4e0221be0f3b5358f0a3","progress":1}',NULL);
INSERT INTO "Events" VALUES(11,'CA01a231be33ceff46699c73c4a1cd1034',1796130911503,1796130911502,'twilio','ea8a3bab-6285-4b2e-82e2-dce94291b3a8 CA01a231be33ceff46699c73c4a1cd1034 LegProgressed','{"is":"leg-progressed","leg":"L2","sid":"CA01a231be33ce4e0221be0f3b5358f0a3","progress":2}',NULL);
INSERT INTO "Events" VALUES(12,'CA01a231be33ceff46699c73c4a1cd1034',1796130911530,1796130911512,'twilio','ea0d9d8e-ee42-49eb-b5b2-b21a846fad12 CA01a231be33ceff46699c73c4a1cd1034 LegProgressed','{"is":"leg-progressed","leg":"L2","sid":"CA01a231be33ce4e0221be0f3b5358f0a3","progress":3}',NULL);
INSERT INTO "Events" VALUES(13,'CA01a231be33ceff46699c73c4a1cd1034',1796130911603,1796130911512,'twilio','406a1510-d27d-46f8-b301-ac08f5e57434 CA01a231be33ceff46699c73c4a1cd1034 AgentAnswered','{"is":"agent-answered","leg":"L2","sid":"CA01a231be33ce4e0221be0f3b5358f0a3"}',NULL);
INSERT INTO "Events" VALUES(14,'CA01a231be33ceff46699c73c4a1cd1034',1796130911724,1796130911723,'twilio','0e45be1e-ef80-4f16-83a8-b2822051f688 CA01a231be33ceff46699c73c4a1cd1034 ParticipantJoined','{"is":"participant-joined","sid":"CA01a231be33ce4e0221be0f3b5358f0a3","room":1,"conference":"CF01a231be33ce135b4ea36f84a54adf7a"}',NULL);
INSERT INTO "Events" VALUES(15,'CA01a231be33ceff46699c73c4a1cd1034',1796130911733,NULL,'outbox','dba979e3-96f2-4dfa-9169-21d02c17c04d','{"is":"leg-progressed","leg":"L1","sid":"CA01a231be33ce0ea09ce3c1176ce48e82","progress":1}',NULL);
INSERT INTO "Events" VALUES(16,'CA01a231be33ceff46699c73c4a1cd1034',1796130911733,NULL,'outbox','39ec7c71-30be-4aed-988b-3f0dead6c3e4','{"is":"leg-progressed","leg":"L2","sid":"CA01a231be33ce4e0221be0f3b5358f0a3","progress":1}',NULL);
INSERT INTO "Events" VALUES(17,'CA01a231be33ceff46699c73c4a1cd1034',1796130911767,NULL,'agent1','command a7d7296f-ed82-44c8-a3a9-50f17387df14','{"is":"leave","by":"agent1"}',NULL);
INSERT INTO "Events" VALUES(18,'CA01a231be33ceff46699c73c4a1cd1034',1796130911879,1796130911866,'twilio','6be47695-c8a5-4dc7-8d38-d9bd7067db0a CA01a231be33ceff46699c73c4a1cd1034 LegEnded','{"is":"leg-ended","leg":"L1","sid":"CA01a231be33ce0ea09ce3c1176ce48e82","ending":0}',NULL);
INSERT INTO "Events" VALUES(19,'CA01a231be33ceff46699c73c4a1cd1034',1796130911982,1796130911886,'twilio','0b156238-e43c-4f4f-896c-01de01395fa0 CA01a231be33ceff46699c73c4a1cd1034 ParticipantLeft','{"is":"participant-left","sid":"CA01a231be33ce0ea09ce3c1176ce48e82","room":1,"hungUp":true}',NULL);
INSERT INTO "Events" VALUES(20,'CA01a231be33ceff46699c73c4a1cd1034',1796130911982,NULL,'outbox','b912378b-f08c-46cc-a43d-3a61b0291f20','{"is":"leg-ended","leg":"L1","sid":"CA01a231be33ce0ea09ce3c1176ce48e82","ending":0}',NULL);
INSERT INTO "Events" VALUES(21,'CA01a231be33ceff46699c73c4a1cd1034',1796130912081,NULL,'agent2','command cd70744b-adef-43bd-8c2b-38d3ec776fe0','{"is":"hang-up","by":"agent2"}',NULL);
INSERT INTO "Events" VALUES(22,'CA01a231be33ceff46699c73c4a1cd1034',1796130912259,1796130912259,'twilio','a45cb99e-534c-400e-ada6-68cd356d6fa7 CA01a231be33ceff46699c73c4a1cd1034 LegEnded','{"is":"leg-ended","leg":"L2","sid":"CA01a231be33ce4e0221be0f3b5358f0a3","ending":0}',NULL);
INSERT INTO "Events" VALUES(23,'CA01a231be33ceff46699c73c4a1cd1034',1796130912298,1796130912297,'twilio','f3965317-bcc4-4129-a189-ac0fc95ea5e4 CA01a231be33ceff46699c73c4a1cd1034 ParticipantLeft','{"is":"participant-left","sid":"CA01a231be33ce4e0221be0f3b5358f0a3","room":1,"hungUp":true}',NULL);
INSERT INTO "Events" VALUES(24,'CA01a231be33ceff46699c73c4a1cd1034',1796130912341,1796130912294,'twilio','a1f1821f-67db-4daa-944d-afc214fd1a91 CA01a231be33ceff46699c73c4a1cd1034 RoomEnded','{"is":"room-ended","room":1,"endedBy":"CA01a231be33ce4e0221be0f3b5358f0a3"}',NULL);
INSERT INTO "Events" VALUES(25,'CA01a231be33ceff46699c73c4a1cd1034',1796130912343,1796130912305,'twilio','18dfa818-b60b-4ffe-9992-747c6f2ff56a CA01a231be33ceff46699c73c4a1cd1034 ParticipantLeft','{"is":"participant-left","sid":"CA01a231be33ceff46699c73c4a1cd1034","room":1,"hungUp":false}',NULL);
INSERT INTO "Events" VALUES(26,'CA01a231be33ceff46699c73c4a1cd1034',1796130912401,1796130912354,'twilio','d171f105-47af-4918-af02-09d3d94c718f CA01a231be33ceff46699c73c4a1cd1034 DialFinished','{"is":"dial-finished","leg":"L2","room":1,"hungUp":true,"sid":"CA01a231be33ce4e0221be0f3b5358f0a3"}',NULL);
INSERT INTO "Events" VALUES(27,'CA01a231be33ceff46699c73c4a1cd1034',1796130912424,1796130912370,'twilio','aa15ef27-efab-496d-8f84-63d23be5a8df CA01a231be33ceff46699c73c4a1cd1034 DialFinished','{"is":"dial-finished","leg":"customer","room":1,"hungUp":false,"sid":"CA01a231be33ceff46699c73c4a1cd1034"}',NULL);
INSERT INTO "Events" VALUES(28,'CA01a231be33ceff46699c73c4a1cd1034',1796130912589,1796130912584,'twilio','b076877b-55b5-49c0-9d1c-fc52722168cc CA01a231be33ceff46699c73c4a1cd1034 LegEnded','{"is":"leg-ended","leg":"customer","sid":"CA01a231be33ceff46699c73c4a1cd1034","ending":0}',NULL);
INSERT INTO "Events" VALUES(29,'CA01a231be33ce28184be991eb81e312bc',1796130912633,1796130912631,'twilio','edec1c86-88ee-4213-a982-299969d1e513 CA01a231be33ce28184be991eb81e312bc CustomerArrived','{"is":"customer-arrived","from":"person:tEVaHGWOXh3OnxBpavnDQA","to":"\u002B15550100000","queue":"default"}',NULL);
INSERT INTO "Events" VALUES(30,'CA01a231be33ce28184be991eb81e312bc',1796130912769,1796130912642,'twilio','e1c967f5-b02a-49c2-ada8-3ea301054989 CA01a231be33ce28184be991eb81e312bc ParticipantJoined','{"is":"participant-joined","sid":"CA01a231be33ce28184be991eb81e312bc","room":1,"conference":"CF01a231be33cef19ac41ac15ea986da5b"}',NULL);
INSERT INTO "Events" VALUES(31,'CA01a231be33ce28184be991eb81e312bc',1796130912786,NULL,'routing','9ab7135b-13cb-4aad-bb07-0a0784390459','{"is":"offer","agent":"agent2","why":"longest idle (1 s)","also":false}',NULL);
INSERT INTO "Events" VALUES(32,'CA01a231be33ce28184be991eb81e312bc',1796130912845,NULL,'outbox','acd47e4f-2b78-4f9d-94d3-ecbdfabadbf9','{"is":"leg-progressed","leg":"L1","sid":"CA01a231be33ce57bd3f8ee610398f9334","progress":1}',NULL);
INSERT INTO "Events" VALUES(33,'CA01a231be33ce28184be991eb81e312bc',1796130912860,1796130912860,'twilio','a0e82909-e864-4dfd-9075-49c5244e5cc7 CA01a231be33ce28184be991eb81e312bc LegProgressed','{"is":"leg-progressed","leg":"L1","sid":"CA01a231be33ce57bd3f8ee610398f9334","progress":2}',NULL);
INSERT INTO "Events" VALUES(34,'CA01a231be33ce28184be991eb81e312bc',1796130912860,1796130912860,'twilio','9ead5366-285e-4413-8eca-1e84d33bcb18 CA01a231be33ce28184be991eb81e312bc LegProgressed','{"is":"leg-progressed","leg":"L1","sid":"CA01a231be33ce57bd3f8ee610398f9334","progress":1}',NULL);
INSERT INTO "Events" VALUES(35,'CA01a231be33ce28184be991eb81e312bc',1796130912866,1796130912866,'twilio','eda69180-3639-474e-ac25-22c551a051cb CA01a231be33ce28184be991eb81e312bc LegProgressed','{"is":"leg-progressed","leg":"L1","sid":"CA01a231be33ce57bd3f8ee610398f9334","progress":3}',NULL);
INSERT INTO "Events" VALUES(36,'CA01a231be33ce28184be991eb81e312bc',1796130912872,1796130912870,'twilio','faa3f403-911e-4da6-9748-a2ade2f349a0 CA01a231be33ce28184be991eb81e312bc AgentAnswered','{"is":"agent-answered","leg":"L1","sid":"CA01a231be33ce57bd3f8ee610398f9334"}',NULL);
INSERT INTO "Events" VALUES(37,'CA01a231be33ce28184be991eb81e312bc',1796130912879,1796130912878,'twilio','7ad622ec-cf7c-4baa-8cf3-918aaf408f8f CA01a231be33ce28184be991eb81e312bc ParticipantJoined','{"is":"participant-joined","sid":"CA01a231be33ce57bd3f8ee610398f9334","room":1,"conference":"CF01a231be33cef19ac41ac15ea986da5b"}',NULL);
INSERT INTO "Events" VALUES(38,'CA01a231be33ce28184be991eb81e312bc',1796130914961,NULL,'agent2','command f330c888-b022-4786-bc39-eb75c0e098b2','{"is":"hold","by":"agent2"}',NULL);
INSERT INTO "Events" VALUES(39,'CA01a231be33ce28184be991eb81e312bc',1796130914976,1796130914975,'twilio','856a6f59-d3ac-4d90-a624-9f9342619253 CA01a231be33ce28184be991eb81e312bc LegEnded','{"is":"leg-ended","leg":"customer","sid":"CA01a231be33ce28184be991eb81e312bc","ending":0}',NULL);
INSERT INTO "Events" VALUES(40,'CA01a231be33ce28184be991eb81e312bc',1796130915042,1796130914976,'twilio','57de8d11-3dd1-4095-a2ea-9f82ff15eafa CA01a231be33ce28184be991eb81e312bc ParticipantLeft','{"is":"participant-left","sid":"CA01a231be33ce28184be991eb81e312bc","room":1,"hungUp":true}',NULL);
INSERT INTO "Events" VALUES(41,'CA01a231be33ce28184be991eb81e312bc',1796130915042,1796130914977,'twilio','033aabf0-b8e8-4bcc-a275-82a14ecf9f9b CA01a231be33ce28184be991eb81e312bc ParticipantLeft','{"is":"participant-left","sid":"CA01a231be33ce57bd3f8ee610398f9334","room":1,"hungUp":false}',NULL);
INSERT INTO "Events" VALUES(42,'CA01a231be33ce28184be991eb81e312bc',1796130915042,1796130914978,'twilio','b62a12d3-0b43-413b-b291-157760e9de58 CA01a231be33ce28184be991eb81e312bc DialFinished','{"is":"dial-finished","leg":"customer","room":1,"hungUp":true,"sid":"CA01a231be33ce28184be991eb81e312bc"}',NULL);
INSERT INTO "Events" VALUES(43,'CA01a231be33ce28184be991eb81e312bc',1796130915042,1796130914986,'twilio','08a1f150-1438-4cf1-81cb-f52b179e7015 CA01a231be33ce28184be991eb81e312bc DialFinished','{"is":"dial-finished","leg":"L1","room":1,"hungUp":false,"sid":"CA01a231be33ce57bd3f8ee610398f9334"}',NULL);
INSERT INTO "Events" VALUES(44,'CA01a231be33ce28184be991eb81e312bc',1796130915042,1796130914977,'twilio','e495ca96-5527-4bdf-a9ec-4ca5129a680b CA01a231be33ce28184be991eb81e312bc RoomEnded','{"is":"room-ended","room":1,"endedBy":"CA01a231be33ce28184be991eb81e312bc"}',NULL);
INSERT INTO "Events" VALUES(45,'CA01a231be33ce28184be991eb81e312bc',1796130915067,1796130915065,'twilio','62ec64c7-59b1-4bcf-8a04-5ee33eeca379 CA01a231be33ce28184be991eb81e312bc LegEnded','{"is":"leg-ended","leg":"L1","sid":"CA01a231be33ce57bd3f8ee610398f9334","ending":0}',NULL);
INSERT INTO "Events" VALUES(46,'CA01a231be33ce28184be991eb81e312bc',1796130915136,NULL,'outbox','c37cd065-8f87-42da-83ad-ae5dba60b977','{"is":"participant-left","sid":"CA01a231be33ce28184be991eb81e312bc","room":1,"hungUp":false}',NULL);
INSERT INTO "Events" VALUES(47,'CA01a231be33ceff46699c73c4a1cd1034',1796130920130,NULL,'timer','timer 7','{"is":"end-timed-out"}',NULL);
INSERT INTO "Events" VALUES(48,'CA01a231be33ce28184be991eb81e312bc',1796130923029,NULL,'timer','timer 13','{"is":"end-timed-out"}',NULL);
INSERT INTO "Events" VALUES(49,'CA01a231be33ceff46699c73c4a1cd1034',1796130938722,NULL,'timer','timer 2','{"is":"ring-timed-out","leg":"L1"}',NULL);
INSERT INTO "Events" VALUES(50,'CA01a231be33ceff46699c73c4a1cd1034',1796130939444,NULL,'timer','timer 4','{"is":"ring-timed-out","leg":"L2"}',NULL);
INSERT INTO "Events" VALUES(51,'CA01a231be33ce28184be991eb81e312bc',1796130940856,NULL,'timer','timer 10','{"is":"ring-timed-out","leg":"L1"}',NULL);
CREATE TABLE "Leads" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Leads" PRIMARY KEY,
    "CustomerId" TEXT NOT NULL,
    "OpenOf" TEXT NULL,
    "LastAt" INTEGER NOT NULL,
    "EndedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL,
    "Document" TEXT NOT NULL
);
CREATE TABLE "LegQualities" (
    "Sid" TEXT NOT NULL CONSTRAINT "PK_LegQualities" PRIMARY KEY,
    "CallId" TEXT NOT NULL,
    "LegId" TEXT NOT NULL,
    "AgentId" TEXT NOT NULL,
    "Poor" INTEGER NOT NULL,
    "Worst" REAL NOT NULL,
    "Mean" REAL NOT NULL,
    "Seconds" REAL NOT NULL,
    "PoorSeconds" REAL NOT NULL,
    "Warnings" TEXT NOT NULL,
    "ReportedAt" INTEGER NOT NULL
);
CREATE TABLE "LogoutTokens" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_LogoutTokens" PRIMARY KEY,
    "Until" INTEGER NOT NULL
);
CREATE TABLE "Nodes" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Nodes" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Version" TEXT NOT NULL,
    "StartedAt" INTEGER NOT NULL,
    "SeenAt" INTEGER NOT NULL,
    "HasDuty" INTEGER NOT NULL,
    "BusIsUp" INTEGER NULL,
    "ClockAheadSeconds" REAL NULL,
    "State" TEXT NOT NULL,
    "Faults" TEXT NOT NULL
, "Figures" TEXT NOT NULL DEFAULT '');
INSERT INTO "Nodes" VALUES('bc67cf86046442fa8ebf4924c5c4eff3','vm, process 6435','1.0.0+c610acee',1796130891319,1796130934735,1,NULL,1.0627622,'Look','Last back-up','[{"figure":"Backup","state":"Look","value":"none seen","detail":"The command backup has not been run on this database."},{"figure":"WebhookLatency","state":"Good","value":"0.34 s","detail":"95 of 100 webhooks of the last minute were answered within it."},{"figure":"RefusedWebhooks","state":"Good","value":"0 in 10 min","detail":""},{"figure":"BudgetWait","state":"Good","value":"0.00 s","detail":"0 % of 1000 calls a second were used in the last minute; 0 wait."},{"figure":"MissedFacts","state":"Good","value":"0 in 10 min","detail":"Facts that no webhook had told; found by the node that has the duty."},{"figure":"TokenFailures","state":"Good","value":"0 in 10 min","detail":"Refused here, or by Twilio to a phone."},{"figure":"OutboxAge","state":"Good","value":"0.00 s","detail":"What is owed the longest has been due for so long."},{"figure":"UnsavedChanges","state":"Good","value":"0 changes","detail":"Brought to this node, and not saved yet."},{"figure":"Database","state":"Good","value":"0.00 s","detail":"Sqlite"},{"figure":"Bus","state":"Good","value":"not used","detail":"Cluster:Redis is empty: nodes find what others did in the database."},{"figure":"Twilio","state":"Good","value":"0.00 s","detail":""},{"figure":"Clock","state":"Good","value":"1.06 s","detail":"Ahead of Twilio\u0027s."},{"figure":"Nodes","state":"Good","value":"0 silent","detail":""}]');
CREATE TABLE "NoteChanges" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_NoteChanges" PRIMARY KEY AUTOINCREMENT,
    "CallId" TEXT NOT NULL,
    "Writer" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Change" BLOB NOT NULL
);
CREATE TABLE "Notes" (
    "CallId" TEXT NOT NULL CONSTRAINT "PK_Notes" PRIMARY KEY,
    "State" BLOB NOT NULL,
    "Text" TEXT NOT NULL,
    "Writers" TEXT NOT NULL,
    "WrittenAt" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);
CREATE TABLE "Outbox" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Outbox" PRIMARY KEY AUTOINCREMENT,
    "CallId" TEXT NOT NULL,
    "CauseId" INTEGER NULL,
    "Name" TEXT NOT NULL,
    "Payload" TEXT NOT NULL,
    "DueAt" INTEGER NOT NULL,
    "LeaseUntil" INTEGER NULL,
    "Attempts" INTEGER NOT NULL,
    "LastError" TEXT NULL,
    "DoneAt" INTEGER NULL,
    CONSTRAINT "FK_Outbox_Events_CauseId" FOREIGN KEY ("CauseId") REFERENCES "Events" ("Id")
);
INSERT INTO "Outbox" VALUES(1,'CA01a231be33ceff46699c73c4a1cd1034',3,'dial L1','{"is":"dial-agent","leg":"L1","agent":"agent1"}',1796130910054,NULL,1,NULL,1796130911746);
INSERT INTO "Outbox" VALUES(2,'CA01a231be33ceff46699c73c4a1cd1034',4,'timer RingTimedOut { Leg = L1 } 1796130938708','{"is":"start-timer","event":{"is":"ring-timed-out","leg":"L1"},"due":"2026-12-01T13:15:38.708+00:00"}',1796130938708,NULL,1,NULL,1796130938729);
INSERT INTO "Outbox" VALUES(3,'CA01a231be33ceff46699c73c4a1cd1034',9,'dial L2','{"is":"dial-agent","leg":"L2","agent":"agent2"}',1796130911244,NULL,1,NULL,1796130911754);
INSERT INTO "Outbox" VALUES(4,'CA01a231be33ceff46699c73c4a1cd1034',10,'timer RingTimedOut { Leg = L2 } 1796130939439','{"is":"start-timer","event":{"is":"ring-timed-out","leg":"L2"},"due":"2026-12-01T13:15:39.439+00:00"}',1796130939439,NULL,1,NULL,1796130939446);
INSERT INTO "Outbox" VALUES(5,'CA01a231be33ceff46699c73c4a1cd1034',17,'end L1','{"is":"end-leg","leg":"L1"}',1796130911767,NULL,1,NULL,1796130912066);
INSERT INTO "Outbox" VALUES(6,'CA01a231be33ceff46699c73c4a1cd1034',21,'end room 1','{"is":"end-room","room":1}',1796130912081,NULL,1,NULL,1796130912424);
INSERT INTO "Outbox" VALUES(7,'CA01a231be33ceff46699c73c4a1cd1034',21,'timer EndTimedOut { } 1796130920081','{"is":"start-timer","event":{"is":"end-timed-out"},"due":"2026-12-01T13:15:20.081+00:00"}',1796130920081,NULL,1,NULL,1796130920138);
INSERT INTO "Outbox" VALUES(8,'CA01a231be33ceff46699c73c4a1cd1034',24,'end room 1','{"is":"end-room","room":1}',1796130912341,NULL,1,NULL,1796130912424);
INSERT INTO "Outbox" VALUES(9,'CA01a231be33ce28184be991eb81e312bc',31,'dial L1','{"is":"dial-agent","leg":"L1","agent":"agent2"}',1796130912786,NULL,1,NULL,1796130912852);
INSERT INTO "Outbox" VALUES(10,'CA01a231be33ce28184be991eb81e312bc',32,'timer RingTimedOut { Leg = L1 } 1796130940845','{"is":"start-timer","event":{"is":"ring-timed-out","leg":"L1"},"due":"2026-12-01T13:15:40.845+00:00"}',1796130940845,NULL,1,NULL,1796130940878);
INSERT INTO "Outbox" VALUES(11,'CA01a231be33ce28184be991eb81e312bc',38,'hold customer in room 1','{"is":"set-hold","leg":"customer","room":1,"held":true}',1796130914961,NULL,1,NULL,1796130915187);
INSERT INTO "Outbox" VALUES(12,'CA01a231be33ce28184be991eb81e312bc',39,'end room 1','{"is":"end-room","room":1}',1796130914976,NULL,1,NULL,1796130915136);
INSERT INTO "Outbox" VALUES(13,'CA01a231be33ce28184be991eb81e312bc',39,'timer EndTimedOut { } 1796130922976','{"is":"start-timer","event":{"is":"end-timed-out"},"due":"2026-12-01T13:15:22.976+00:00"}',1796130922976,NULL,1,NULL,1796130923061);
CREATE TABLE "Pairings" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Pairings" PRIMARY KEY,
    "CodeHash" TEXT NOT NULL,
    "Network" TEXT NOT NULL,
    "Until" INTEGER NOT NULL,
    "UserId" TEXT NULL
);
CREATE TABLE "PhoneBook" (
    "AgentId" TEXT NOT NULL,
    "CustomerId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Favourite" INTEGER NOT NULL,
    "DialledAt" INTEGER NULL,
    CONSTRAINT "PK_PhoneBook" PRIMARY KEY ("AgentId", "CustomerId")
);
CREATE TABLE "Progress" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Progress" PRIMARY KEY,
    "Until" INTEGER NOT NULL
);
INSERT INTO "Progress" VALUES('voicemails',1796130897319);
CREATE TABLE "RecordingDeletions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_RecordingDeletions" PRIMARY KEY,
    "DueAt" INTEGER NOT NULL,
    "Attempts" INTEGER NOT NULL,
    "DoneAt" INTEGER NULL
);
CREATE TABLE "Sessions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Sessions" PRIMARY KEY,
    "UserId" TEXT NOT NULL,
    "Stamp" TEXT NOT NULL,
    "Supervises" INTEGER NOT NULL,
    "Unattended" INTEGER NOT NULL,
    "Since" INTEGER NOT NULL,
    "Until" INTEGER NOT NULL,
    "UsedAt" INTEGER NOT NULL,
    "Address" TEXT NOT NULL,
    "Browser" TEXT NOT NULL, "ProviderSession" TEXT NULL,
    CONSTRAINT "FK_Sessions_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);
INSERT INTO "Sessions" VALUES('17078e775def2c730d21476391efcb30437e3625f5ccc545232c7a3d862ada36','96e5e518-6a16-4c9a-bb38-91f540aaf05c','CLVXIDIRXMVX556YMNEMLB56WG7G5VRI',0,0,1796130914293,1796174114293,1796130914293,'127.0.0.1','',NULL);
CREATE TABLE "Settings" (
    "Revision" INTEGER NOT NULL CONSTRAINT "PK_Settings" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "Document" TEXT NULL,
    "ChangedAt" INTEGER NOT NULL,
    "ChangedBy" TEXT NOT NULL
);
INSERT INTO "Settings" VALUES(1,'queue','default','{"name":"Support","position":0,"numbers":[],"callerId":"","agents":[],"groups":[],"skills":{},"priority":0,"strategy":"LongestIdle","ringSeconds":0,"untakenTransfer":"Return","consultMinutes":10,"overlongConsult":"Return","tellBriefing":false,"answerTargetSeconds":20,"shortAbandonSeconds":5,"musicUrl":"","waiting":{"tellPosition":false,"tellEstimate":false,"comfort":[],"offerCallBackOnArrival":false,"customerFirst":false,"overflow":[]},"phrases":{"welcome":"Thank you for calling. Please hold while we connect you to an agent.","recordingNotice":"This call may be recorded.","transcriptNotice":"What is said in this call is written down, so that whoever helps you knows of it.","holdTheLine":"Please hold the line. We will be with you in a moment.","position":"You are number {position} in line.","nextInLine":"You are next in line.","estimatedWait":"The estimated waiting time is about {minutes} minutes.","longestWait":"We expect to answer within {minutes} minutes.","shortWait":"We expect to answer within a minute.","callBackOffer":"To be called back instead of waiting, press 1. You keep your place in line.","callBackNumber":"To be called at {number}, press 1 and then the hash key. Or type another number with its area code, and then the hash key.","callBackNoNumber":"Please type the number at which we can call you, with its area code, and then the hash key.","callBackRefused":"We are sorry, we cannot call this number.","callBackBooked":"Thank you. We will call you as soon as it is your turn. Goodbye.","callBackPending":"A call-back is booked for you. To cancel it, press 1. To keep it, stay on the line.","callBackCancelled":"Your call-back is cancelled.","callBackGreeting":"Hello, this is the call-back that you asked for. We are sorry to ask you for a moment more: you are first in line, and the next agent is yours.","callBackDelayed":"We are sorry that it takes longer than expected. You may stay on the line, or hang up: then we call you again, with an agent on the line.","oneMoment":"One moment please, we are connecting you to the next agent.","nextAgent":"Thank you for holding. Your next agent is on the line.","goodbye":"Thank you for calling. Goodbye.","voicemailGreeting":"Please leave a message after the beep, and press the hash key when you have finished.","voicemailThanks":"Thank you for your message. Goodbye.","voicemailEmpty":"We did not hear a message. Please call again. Goodbye.","callerLeft":"The caller has left. Thank you.","noLongerYours":"This call is no longer waiting for you. Thank you.","preCallTest":"This is the test of your phone. What you hear has come from the phone network. One, two, three.","unknownCall":"We are sorry, this call could not be found. Please call again."},"recordings":{},"voice":"","language":"","languages":{},"routing":{"needs":[],"dropNeedsSeconds":0,"tiers":[],"returnSeconds":120},"voicemail":{"longestSeconds":180,"transcribe":false},"recording":{"calls":"None","percent":100,"tells":true,"consults":false,"mutesConsults":false,"pauseSeconds":120},"transcript":false}',1796130892391,'the settings');
INSERT INTO "Settings" VALUES(2,'alert-rule','long-wait','{"id":"long-wait","name":"Long wait","metric":"LongWait","threshold":60,"forSeconds":5,"clearSeconds":10,"minutes":10,"teams":[],"enabled":true}',1796130892915,'the settings');
INSERT INTO "Settings" VALUES(3,'alert-rule','long-hold','{"id":"long-hold","name":"Long hold","metric":"LongHold","threshold":180,"forSeconds":5,"clearSeconds":10,"minutes":10,"teams":[],"enabled":true}',1796130892915,'the settings');
INSERT INTO "Settings" VALUES(4,'alert-rule','failed-transfers','{"id":"failed-transfers","name":"Failed transfers","metric":"FailedTransfers","threshold":3,"forSeconds":5,"clearSeconds":10,"minutes":10,"teams":[],"enabled":true}',1796130892915,'the settings');
INSERT INTO "Settings" VALUES(5,'alert-rule','silent-phones','{"id":"silent-phones","name":"Silent phones","metric":"Unreachable","threshold":1,"forSeconds":5,"clearSeconds":10,"minutes":10,"teams":[],"enabled":true}',1796130892915,'the settings');
CREATE TABLE "Sounds" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Sounds" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Wav" BLOB NOT NULL,
    "AddedAt" INTEGER NOT NULL,
    "AddedBy" TEXT NOT NULL
);
CREATE TABLE "TestCalls" (
    "Token" TEXT NOT NULL CONSTRAINT "PK_TestCalls" PRIMARY KEY,
    "From" TEXT NOT NULL,
    "To" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "ArrivedAt" INTEGER NULL,
    "AskedAt" INTEGER NULL
);
CREATE TABLE "Transcripts" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Transcripts" PRIMARY KEY AUTOINCREMENT,
    "CallId" TEXT NOT NULL,
    "LegId" TEXT NOT NULL,
    "Session" TEXT NOT NULL,
    "Sequence" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    "Text" TEXT NOT NULL
);
CREATE TABLE "Voicemails" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Voicemails" PRIMARY KEY,
    "CallId" TEXT NOT NULL,
    "QueueId" TEXT NOT NULL,
    "LeftAt" INTEGER NOT NULL,
    "Seconds" INTEGER NOT NULL,
    "Transcribed" TEXT NOT NULL,
    "Transcript" TEXT NULL,
    "Owner" TEXT NULL,
    "OwnedSince" INTEGER NULL,
    "Outcome" TEXT NULL,
    "ClosedAt" INTEGER NULL,
    "Note" TEXT NULL,
    "Version" INTEGER NOT NULL
);
CREATE TABLE "WrapUps" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_WrapUps" PRIMARY KEY AUTOINCREMENT,
    "CallId" TEXT NOT NULL,
    "AgentId" TEXT NOT NULL,
    "QueueId" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "How" TEXT NOT NULL,
    "Code" TEXT NULL,
    "Label" TEXT NULL,
    "Tags" TEXT NOT NULL,
    "FollowUpAt" INTEGER NULL,
    "FollowUpFor" TEXT NULL,
    "By" TEXT NULL
);
CREATE TABLE "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);
INSERT INTO "__EFMigrationsHistory" VALUES('20261127015217_Initial','10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES('20261127232539_Duty','10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES('20261130054917_PeopleAndAudit','10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES('20261130150001_CompanyTeamsAndCustomers','10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES('20261130182018_Administration','10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES('20261130220120_CustomersWayIn','10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES('20261201103806_AgentsDay','10.0.14');
CREATE TABLE "__EFMigrationsLock" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY,
    "Timestamp" TEXT NOT NULL
);
CREATE TRIGGER AuditIsAppendOnly_DELETE BEFORE DELETE ON Audit BEGIN SELECT RAISE(ABORT, 'The audit is append-only.'); END;
CREATE TRIGGER AuditIsAppendOnly_REPLACE BEFORE INSERT ON Audit WHEN EXISTS (SELECT 1 FROM Audit WHERE Id = NEW.Id) BEGIN SELECT RAISE(ABORT, 'The audit is append-only.'); END;
CREATE TRIGGER AuditIsAppendOnly_UPDATE BEFORE UPDATE ON Audit BEGIN SELECT RAISE(ABORT, 'The audit is append-only.'); END;
CREATE TRIGGER AuditSealsIsAppendOnly_DELETE BEFORE DELETE ON AuditSeals BEGIN SELECT RAISE(ABORT, 'The audit is append-only.'); END;
CREATE TRIGGER AuditSealsIsAppendOnly_REPLACE BEFORE INSERT ON AuditSeals WHEN EXISTS (SELECT 1 FROM AuditSeals WHERE Id = NEW.Id) BEGIN SELECT RAISE(ABORT, 'The audit is append-only.'); END;
CREATE TRIGGER AuditSealsIsAppendOnly_UPDATE BEFORE UPDATE ON AuditSeals BEGIN SELECT RAISE(ABORT, 'The audit is append-only.'); END;
CREATE INDEX "EmailIndex" ON "AspNetUsers" ("NormalizedEmail");
CREATE INDEX "IX_AgentStates_AgentId_Until" ON "AgentStates" ("AgentId", "Until");
CREATE INDEX "IX_AgentStates_Until" ON "AgentStates" ("Until");
CREATE INDEX "IX_AspNetRoleClaims_RoleId" ON "AspNetRoleClaims" ("RoleId");
CREATE INDEX "IX_AspNetUserClaims_UserId" ON "AspNetUserClaims" ("UserId");
CREATE INDEX "IX_AspNetUserLogins_UserId" ON "AspNetUserLogins" ("UserId");
CREATE INDEX "IX_AspNetUserPasskeys_UserId" ON "AspNetUserPasskeys" ("UserId");
CREATE INDEX "IX_AspNetUserRoles_RoleId" ON "AspNetUserRoles" ("RoleId");
CREATE UNIQUE INDEX "IX_AspNetUsers_AgentId" ON "AspNetUsers" ("AgentId");
CREATE INDEX "IX_Audit_Actor" ON "Audit" ("Actor");
CREATE INDEX "IX_Audit_At" ON "Audit" ("At");
CREATE INDEX "IX_Audit_CallId" ON "Audit" ("CallId");
CREATE INDEX "IX_CallRecordings_CallId" ON "CallRecordings" ("CallId");
CREATE INDEX "IX_CallRecordings_StartedAt" ON "CallRecordings" ("StartedAt");
CREATE INDEX "IX_CallRecordings_State" ON "CallRecordings" ("State");
CREATE INDEX "IX_Calls_ArrivedAt" ON "Calls" ("ArrivedAt");
CREATE INDEX "IX_Calls_Live" ON "Calls" ("Live");
CREATE INDEX "IX_CustomerCalls_CallId" ON "CustomerCalls" ("CallId");
CREATE INDEX "IX_Customers_LastSeen" ON "Customers" ("LastSeen");
CREATE UNIQUE INDEX "IX_Customers_Number" ON "Customers" ("Number");
CREATE INDEX "IX_Erasures_DoneAt" ON "Erasures" ("DoneAt");
CREATE INDEX "IX_Events_CallId" ON "Events" ("CallId");
CREATE UNIQUE INDEX "IX_Events_DedupeKey" ON "Events" ("DedupeKey");
CREATE INDEX "IX_Leads_CustomerId" ON "Leads" ("CustomerId");
CREATE INDEX "IX_Leads_EndedAt" ON "Leads" ("EndedAt");
CREATE INDEX "IX_Leads_LastAt" ON "Leads" ("LastAt");
CREATE UNIQUE INDEX "IX_Leads_OpenOf" ON "Leads" ("OpenOf");
CREATE INDEX "IX_LegQualities_CallId" ON "LegQualities" ("CallId");
CREATE INDEX "IX_NoteChanges_CallId" ON "NoteChanges" ("CallId");
CREATE INDEX "IX_Outbox_CallId" ON "Outbox" ("CallId");
CREATE INDEX "IX_Outbox_CauseId" ON "Outbox" ("CauseId");
CREATE INDEX "IX_Outbox_DoneAt_DueAt" ON "Outbox" ("DoneAt", "DueAt");
CREATE UNIQUE INDEX "IX_Pairings_CodeHash" ON "Pairings" ("CodeHash");
CREATE INDEX "IX_PhoneBook_CustomerId" ON "PhoneBook" ("CustomerId");
CREATE INDEX "IX_PhoneBook_DialledAt" ON "PhoneBook" ("DialledAt");
CREATE INDEX "IX_RecordingDeletions_DoneAt_DueAt" ON "RecordingDeletions" ("DoneAt", "DueAt");
CREATE INDEX "IX_Sessions_ProviderSession" ON "Sessions" ("ProviderSession");
CREATE INDEX "IX_Sessions_UserId" ON "Sessions" ("UserId");
CREATE INDEX "IX_Settings_Kind_Id_Revision" ON "Settings" ("Kind", "Id", "Revision");
CREATE UNIQUE INDEX "IX_Transcripts_CallId_Session_Sequence" ON "Transcripts" ("CallId", "Session", "Sequence");
CREATE INDEX "IX_Voicemails_CallId" ON "Voicemails" ("CallId");
CREATE INDEX "IX_Voicemails_LeftAt" ON "Voicemails" ("LeftAt");
CREATE INDEX "IX_WrapUps_At" ON "WrapUps" ("At");
CREATE INDEX "IX_WrapUps_CallId" ON "WrapUps" ("CallId");
CREATE UNIQUE INDEX "RoleNameIndex" ON "AspNetRoles" ("NormalizedName");
CREATE UNIQUE INDEX "UserNameIndex" ON "AspNetUsers" ("NormalizedUserName");
