CREATE TABLE "AgentStates" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AgentStates" PRIMARY KEY AUTOINCREMENT,
    "AgentId" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Since" INTEGER NOT NULL,
    "Until" INTEGER NOT NULL,
    "QueueId" TEXT NULL
);
INSERT INTO "AgentStates" VALUES(1,'agent1','Available',1795743721511,1795743721891,NULL);
INSERT INTO "AgentStates" VALUES(2,'agent1','Reserved',1795743721891,1795743721991,'default');
INSERT INTO "AgentStates" VALUES(3,'agent2','Available',1795743722010,1795743722014,NULL);
INSERT INTO "AgentStates" VALUES(4,'agent2','Reserved',1795743722014,1795743722040,'default');
INSERT INTO "AgentStates" VALUES(5,'agent1','OnCall',1795743721991,1795743722076,'default');
INSERT INTO "AgentStates" VALUES(6,'agent1','Available',1795743722076,1795743722085,NULL);
INSERT INTO "AgentStates" VALUES(7,'agent2','OnCall',1795743722040,1795743722099,'default');
INSERT INTO "AgentStates" VALUES(8,'agent2','Available',1795743722099,1795743722235,NULL);
INSERT INTO "AgentStates" VALUES(9,'agent2','Reserved',1795743722235,1795743722246,'default');
INSERT INTO "AgentStates" VALUES(10,'agent2','OnCall',1795743722246,1795743722460,'default');
INSERT INTO "AgentStates" VALUES(11,'agent2','Available',1795743722460,1795743722474,NULL);
CREATE TABLE "Agents" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Agents" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "ReachableUntil" INTEGER NULL,
    "EngagedCall" TEXT NULL,
    "EngagedLeg" TEXT NULL,
    "EngagedTalking" INTEGER NOT NULL,
    "EngagedWatching" INTEGER NOT NULL,
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
);
INSERT INTO "Agents" VALUES('agent1','Agent 1',NULL,NULL,NULL,0,0,NULL,1795743722076,1795743721891,'Offline',1795743722085,NULL,1795743722076,0,NULL,NULL,NULL,0,0,NULL,NULL,NULL,6);
INSERT INTO "Agents" VALUES('agent2','Agent 2',NULL,NULL,NULL,0,0,NULL,1795743722460,1795743722235,'Offline',1795743722474,NULL,1795743722460,0,NULL,NULL,NULL,0,0,NULL,NULL,NULL,8);
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
INSERT INTO "AspNetRoles" VALUES('ab8b9030-bc42-474b-b4b5-cb98804fe3e6','agent','AGENT','c88edb97-5b2a-4bcd-a37e-46c017de9dda');
INSERT INTO "AspNetRoles" VALUES('051d9acb-42b2-4eb6-a4aa-248b6d2471c3','supervisor','SUPERVISOR','3af0b5ba-892c-4533-9b92-77f1551ea657');
INSERT INTO "AspNetRoles" VALUES('a0f1eb23-926b-4eec-be45-cf4b8264346d','admin','ADMIN','0f09a0e3-35f7-48dd-9cff-12c89d63afd8');
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
CREATE TABLE "AspNetUserRoles" (
    "UserId" TEXT NOT NULL,
    "RoleId" TEXT NOT NULL,
    CONSTRAINT "PK_AspNetUserRoles" PRIMARY KEY ("UserId", "RoleId"),
    CONSTRAINT "FK_AspNetUserRoles_AspNetRoles_RoleId" FOREIGN KEY ("RoleId") REFERENCES "AspNetRoles" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_AspNetUserRoles_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);
INSERT INTO "AspNetUserRoles" VALUES('b5cd611e-e178-4a82-9666-cec2483b9403','ab8b9030-bc42-474b-b4b5-cb98804fe3e6');
INSERT INTO "AspNetUserRoles" VALUES('ebcce6e1-3ff4-4d21-a285-224077a47eb1','ab8b9030-bc42-474b-b4b5-cb98804fe3e6');
INSERT INTO "AspNetUserRoles" VALUES('6c07b707-2714-42ba-b2d9-383618a24cbc','ab8b9030-bc42-474b-b4b5-cb98804fe3e6');
INSERT INTO "AspNetUserRoles" VALUES('4580d301-9b0a-44e6-8f1e-d755931265d8','051d9acb-42b2-4eb6-a4aa-248b6d2471c3');
INSERT INTO "AspNetUserRoles" VALUES('0dd8a25c-3db3-4ea9-bb66-3c51363794f9','a0f1eb23-926b-4eec-be45-cf4b8264346d');
INSERT INTO "AspNetUserRoles" VALUES('5abe35db-6099-45d3-9a04-cba10d08774b','051d9acb-42b2-4eb6-a4aa-248b6d2471c3');
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
);
INSERT INTO "AspNetUsers" VALUES('b5cd611e-e178-4a82-9666-cec2483b9403','Agent 1','agent1',1,'agent1','AGENT1',NULL,NULL,0,NULL,'WUCKRNVW66ADIYJDUJXFYXUE3L3XCLGA','ebee221b-8158-4bbb-b8fb-41c826072a03',NULL,0,0,NULL,1,0);
INSERT INTO "AspNetUsers" VALUES('ebcce6e1-3ff4-4d21-a285-224077a47eb1','Agent 2','agent2',1,'agent2','AGENT2',NULL,NULL,0,NULL,'2X23FTJVCYNVU5VFWTRBQ2DH5WLQHTVU','d9246b94-8038-4bfb-8458-e62ce4ff9627',NULL,0,0,NULL,1,0);
INSERT INTO "AspNetUsers" VALUES('6c07b707-2714-42ba-b2d9-383618a24cbc','Agent 3','agent3',1,'agent3','AGENT3',NULL,NULL,0,NULL,'NQVJ4654LCH4Q364IUC6XH75TWD623CA','a123fd25-da61-4992-9562-5cf21daf17ee',NULL,0,0,NULL,1,0);
INSERT INTO "AspNetUsers" VALUES('4580d301-9b0a-44e6-8f1e-d755931265d8','Supervisor 1','supervisor1',1,'supervisor1','SUPERVISOR1',NULL,NULL,0,NULL,'T6CN65AWBYTLYQX3QS5FLB4KF5725MJA','a1f71983-a12f-44ca-84ab-10b5a939971d',NULL,0,0,NULL,1,0);
INSERT INTO "AspNetUsers" VALUES('0dd8a25c-3db3-4ea9-bb66-3c51363794f9','Administrator 1','admin1',1,'admin1','ADMIN1',NULL,NULL,0,NULL,'NBMLE24MKWCGUUGGBZMOM7UKOQOSJDW6','9bdcfc94-1315-43e6-88e4-71baf64711b0',NULL,0,0,NULL,1,0);
INSERT INTO "AspNetUsers" VALUES('5abe35db-6099-45d3-9a04-cba10d08774b','Kim','kim',0,'kim','KIM',NULL,NULL,0,'AQAAAAIAAYagAAAAEMQz7fFTLyqMwK4S/pX2MX3cmKj9miUw8CJi3oYxtm3zM3r5AOsjuk7LMsUTBDtYyg==','B7N3T4WZALSRAINRZXLQ3UC5NZYUH2FH','b1891114-fa78-415f-a09a-07aa9947988f',NULL,0,0,NULL,1,0);
CREATE TABLE "Audit" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Audit" PRIMARY KEY AUTOINCREMENT,
    "At" INTEGER NOT NULL,
    "Actor" TEXT NOT NULL,
    "Act" TEXT NOT NULL,
    "Outcome" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "CallId" TEXT NULL,
    "AgentId" TEXT NULL
);
INSERT INTO "Audit" VALUES(1,1795743722409,'agent3','end','Denied','You have no part in this call.','CA01a21aaaa1f128184be991eb81e312bc',NULL);
CREATE TABLE "Calls" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Calls" PRIMARY KEY,
    "Live" INTEGER NOT NULL,
    "ArrivedAt" INTEGER NOT NULL,
    "Agents" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "Document" TEXT NOT NULL
);
INSERT INTO "Calls" VALUES('CA01a21aaaa1f1ff46699c73c4a1cd1034',0,1795743721681,'
agent1
agent2
',28,'{"id":"CA01a21aaaa1f1ff46699c73c4a1cd1034","from":"\u002B15550100001","to":"\u002B15550100000","queue":"default","arrivedAt":"2026-11-27T01:42:01.681+00:00","phase":{"is":"ended","reason":1,"at":"2026-11-27T01:42:02.088+00:00","parties":[]},"phaseSince":"2026-11-27T01:42:02.088+00:00","legs":[{"id":"customer","agent":null,"number":null,"sid":"CA01a21aaaa1f1ff46699c73c4a1cd1034","progress":5,"since":"2026-11-27T01:42:02.112+00:00","admittedAt":null,"room":1,"presence":2,"muted":false,"coaching":null,"coachingPending":false,"held":false,"heldSince":null,"flagsSequence":-1,"holdPending":false,"endsRoom":true,"endsCall":false,"inDoubt":false,"dialAsked":false,"overriding":false,"hasRingTimeout":false,"released":true,"hangsUp":false,"monitoring":null,"lostTo":null,"ending":0},{"id":"L1","agent":"agent1","number":null,"sid":"CA01a21aaaa1f10ea09ce3c1176ce48e82","progress":5,"since":"2026-11-27T01:42:02.076+00:00","admittedAt":"2026-11-27T01:42:01.991+00:00","room":1,"presence":2,"muted":false,"coaching":null,"coachingPending":false,"held":false,"heldSince":null,"flagsSequence":-1,"holdPending":false,"endsRoom":false,"endsCall":false,"inDoubt":false,"dialAsked":true,"overriding":false,"hasRingTimeout":true,"released":true,"hangsUp":false,"monitoring":null,"lostTo":null,"ending":0},{"id":"L2","agent":"agent2","number":null,"sid":"CA01a21aaaa1f14e0221be0f3b5358f0a3","progress":5,"since":"2026-11-27T01:42:02.099+00:00","admittedAt":"2026-11-27T01:42:02.04+00:00","room":1,"presence":2,"muted":false,"coaching":null,"coachingPending":false,"held":false,"heldSince":null,"flagsSequence":-1,"holdPending":false,"endsRoom":true,"endsCall":false,"inDoubt":false,"dialAsked":true,"overriding":false,"hasRingTimeout":true,"released":true,"hangsUp":false,"monitoring":null,"lostTo":null,"ending":0}],"room":2,"passedBy":{},"lastFailure":null,"trouble":null,"answeredAt":"2026-11-27T01:42:01.991+00:00","handover":{"by":"agent1","briefing":{"reason":"","note":""},"at":"2026-11-27T01:42:02.014+00:00"},"conferences":{"1":"CF01a21aaaa1f1135b4ea36f84a54adf7a"},"helpRequest":null,"agentLegs":[{"id":"L1","agent":"agent1","number":null,"sid":"CA01a21aaaa1f10ea09ce3c1176ce48e82","progress":5,"since":"2026-11-27T01:42:02.076+00:00","admittedAt":"2026-11-27T01:42:01.991+00:00","room":1,"presence":2,"muted":false,"coaching":null,"coachingPending":false,"held":false,"heldSince":null,"flagsSequence":-1,"holdPending":false,"endsRoom":false,"endsCall":false,"inDoubt":false,"dialAsked":true,"overriding":false,"hasRingTimeout":true,"released":true,"hangsUp":false,"monitoring":null,"lostTo":null,"ending":0},{"id":"L2","agent":"agent2","number":null,"sid":"CA01a21aaaa1f14e0221be0f3b5358f0a3","progress":5,"since":"2026-11-27T01:42:02.099+00:00","admittedAt":"2026-11-27T01:42:02.04+00:00","room":1,"presence":2,"muted":false,"coaching":null,"coachingPending":false,"held":false,"heldSince":null,"flagsSequence":-1,"holdPending":false,"endsRoom":true,"endsCall":false,"inDoubt":false,"dialAsked":true,"overriding":false,"hasRingTimeout":true,"released":true,"hangsUp":false,"monitoring":null,"lostTo":null,"ending":0}]}');
INSERT INTO "Calls" VALUES('CA01a21aaaa1f128184be991eb81e312bc',0,1795743722231,'
agent2
',18,'{"id":"CA01a21aaaa1f128184be991eb81e312bc","from":"\u002B15550100002","to":"\u002B15550100000","queue":"default","arrivedAt":"2026-11-27T01:42:02.231+00:00","phase":{"is":"ended","reason":0,"at":"2026-11-27T01:42:02.444+00:00","parties":[]},"phaseSince":"2026-11-27T01:42:02.444+00:00","legs":[{"id":"customer","agent":null,"number":null,"sid":"CA01a21aaaa1f128184be991eb81e312bc","progress":5,"since":"2026-11-27T01:42:02.444+00:00","admittedAt":null,"room":1,"presence":2,"muted":false,"coaching":null,"coachingPending":false,"held":false,"heldSince":null,"flagsSequence":-1,"holdPending":true,"endsRoom":true,"endsCall":false,"inDoubt":false,"dialAsked":false,"overriding":false,"hasRingTimeout":false,"released":false,"hangsUp":false,"monitoring":null,"lostTo":null,"ending":0},{"id":"L1","agent":"agent2","number":null,"sid":"CA01a21aaaa1f157bd3f8ee610398f9334","progress":5,"since":"2026-11-27T01:42:02.46+00:00","admittedAt":"2026-11-27T01:42:02.246+00:00","room":1,"presence":2,"muted":false,"coaching":null,"coachingPending":false,"held":false,"heldSince":null,"flagsSequence":-1,"holdPending":false,"endsRoom":false,"endsCall":false,"inDoubt":false,"dialAsked":true,"overriding":false,"hasRingTimeout":true,"released":true,"hangsUp":false,"monitoring":null,"lostTo":null,"ending":0}],"room":2,"passedBy":{},"lastFailure":null,"trouble":null,"answeredAt":"2026-11-27T01:42:02.246+00:00","handover":null,"conferences":{"1":"CF01a21aaaa1f1f19ac41ac15ea986da5b"},"helpRequest":null,"agentLegs":[{"id":"L1","agent":"agent2","number":null,"sid":"CA01a21aaaa1f157bd3f8ee610398f9334","progress":5,"since":"2026-11-27T01:42:02.46+00:00","admittedAt":"2026-11-27T01:42:02.246+00:00","room":1,"presence":2,"muted":false,"coaching":null,"coachingPending":false,"held":false,"heldSince":null,"flagsSequence":-1,"holdPending":false,"endsRoom":false,"endsCall":false,"inDoubt":false,"dialAsked":true,"overriding":false,"hasRingTimeout":true,"released":true,"hangsUp":false,"monitoring":null,"lostTo":null,"ending":0}]}');
CREATE TABLE "DataProtectionKeys" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_DataProtectionKeys" PRIMARY KEY AUTOINCREMENT,
    "FriendlyName" TEXT NULL,
    "Xml" TEXT NULL
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
INSERT INTO "Events" VALUES(1,'CA01a21aaaa1f1ff46699c73c4a1cd1034',1795743721681,1795743721644,'twilio','2841f8c9-ab53-43a6-8522-e82f02e25433 CA01a21aaaa1f1ff46699c73c4a1cd1034 CustomerArrived','{"is":"customer-arrived","from":"\u002B15550100001","to":"\u002B15550100000","queue":"default"}',NULL);
INSERT INTO "Events" VALUES(2,'CA01a21aaaa1f1ff46699c73c4a1cd1034',1795743721849,1795743721699,'twilio','2ad5b6c1-c875-4198-984c-bf737830ac5b CA01a21aaaa1f1ff46699c73c4a1cd1034 ParticipantJoined','{"is":"participant-joined","sid":"CA01a21aaaa1f1ff46699c73c4a1cd1034","room":1,"conference":"CF01a21aaaa1f1135b4ea36f84a54adf7a"}',NULL);
INSERT INTO "Events" VALUES(3,'CA01a21aaaa1f1ff46699c73c4a1cd1034',1795743721891,NULL,'routing',NULL,'{"is":"offer","agent":"agent1","why":"longest idle (0 s)","also":false}',NULL);
INSERT INTO "Events" VALUES(4,'CA01a21aaaa1f1ff46699c73c4a1cd1034',1795743721980,1795743721977,'twilio','26ef99e7-03b4-47dc-bbb0-a1095b0bd4e1 CA01a21aaaa1f1ff46699c73c4a1cd1034 LegProgressed','{"is":"leg-progressed","leg":"L1","sid":"CA01a21aaaa1f10ea09ce3c1176ce48e82","progress":1}',NULL);
INSERT INTO "Events" VALUES(5,'CA01a21aaaa1f1ff46699c73c4a1cd1034',1795743721986,1795743721981,'twilio','105a2d74-f805-40e0-ae5d-ac5a79965b21 CA01a21aaaa1f1ff46699c73c4a1cd1034 LegProgressed','{"is":"leg-progressed","leg":"L1","sid":"CA01a21aaaa1f10ea09ce3c1176ce48e82","progress":2}',NULL);
INSERT INTO "Events" VALUES(6,'CA01a21aaaa1f1ff46699c73c4a1cd1034',1795743721987,1795743721986,'twilio','febc8940-1639-425d-a201-77842bb9d406 CA01a21aaaa1f1ff46699c73c4a1cd1034 LegProgressed','{"is":"leg-progressed","leg":"L1","sid":"CA01a21aaaa1f10ea09ce3c1176ce48e82","progress":3}',NULL);
INSERT INTO "Events" VALUES(7,'CA01a21aaaa1f1ff46699c73c4a1cd1034',1795743721991,1795743721988,'twilio','6227cc86-bf97-4920-874f-338c71326fda CA01a21aaaa1f1ff46699c73c4a1cd1034 AgentAnswered','{"is":"agent-answered","leg":"L1","sid":"CA01a21aaaa1f10ea09ce3c1176ce48e82"}',NULL);
INSERT INTO "Events" VALUES(8,'CA01a21aaaa1f1ff46699c73c4a1cd1034',1795743722004,1795743722003,'twilio','9b116f58-6f9d-457f-9612-9373f44773f7 CA01a21aaaa1f1ff46699c73c4a1cd1034 ParticipantJoined','{"is":"participant-joined","sid":"CA01a21aaaa1f10ea09ce3c1176ce48e82","room":1,"conference":"CF01a21aaaa1f1135b4ea36f84a54adf7a"}',NULL);
INSERT INTO "Events" VALUES(9,'CA01a21aaaa1f1ff46699c73c4a1cd1034',1795743722014,NULL,'agent1','command eb6e41fe-0af7-41ad-9c8b-0e04a7c4ddf6','{"is":"dial-in","target":{"is":"agent","agent":"agent2"},"briefing":{"reason":"","note":""},"override":false,"by":"agent1"}',NULL);
INSERT INTO "Events" VALUES(10,'CA01a21aaaa1f1ff46699c73c4a1cd1034',1795743722032,1795743722031,'twilio','d81b3671-eb96-4ab5-ab49-572adcf439b7 CA01a21aaaa1f1ff46699c73c4a1cd1034 LegProgressed','{"is":"leg-progressed","leg":"L2","sid":"CA01a21aaaa1f14e0221be0f3b5358f0a3","progress":1}',NULL);
INSERT INTO "Events" VALUES(11,'CA01a21aaaa1f1ff46699c73c4a1cd1034',1795743722036,1795743722031,'twilio','b7b98a4c-e3cc-473d-a1ba-db0be734d5db CA01a21aaaa1f1ff46699c73c4a1cd1034 LegProgressed','{"is":"leg-progressed","leg":"L2","sid":"CA01a21aaaa1f14e0221be0f3b5358f0a3","progress":2}',NULL);
INSERT INTO "Events" VALUES(12,'CA01a21aaaa1f1ff46699c73c4a1cd1034',1795743722038,1795743722031,'twilio','dbb5b650-0d99-44a0-b46c-636b752c9b10 CA01a21aaaa1f1ff46699c73c4a1cd1034 LegProgressed','{"is":"leg-progressed","leg":"L2","sid":"CA01a21aaaa1f14e0221be0f3b5358f0a3","progress":3}',NULL);
INSERT INTO "Events" VALUES(13,'CA01a21aaaa1f1ff46699c73c4a1cd1034',1795743722040,1795743722032,'twilio','7c506e6d-ed4c-4800-86c8-6292f5d45ce3 CA01a21aaaa1f1ff46699c73c4a1cd1034 AgentAnswered','{"is":"agent-answered","leg":"L2","sid":"CA01a21aaaa1f14e0221be0f3b5358f0a3"}',NULL);
INSERT INTO "Events" VALUES(14,'CA01a21aaaa1f1ff46699c73c4a1cd1034',1795743722045,NULL,'outbox',NULL,'{"is":"leg-progressed","leg":"L1","sid":"CA01a21aaaa1f10ea09ce3c1176ce48e82","progress":1}',NULL);
INSERT INTO "Events" VALUES(15,'CA01a21aaaa1f1ff46699c73c4a1cd1034',1795743722047,1795743722045,'twilio','042de288-a64f-454a-bdac-b9422a9aad71 CA01a21aaaa1f1ff46699c73c4a1cd1034 ParticipantJoined','{"is":"participant-joined","sid":"CA01a21aaaa1f14e0221be0f3b5358f0a3","room":1,"conference":"CF01a21aaaa1f1135b4ea36f84a54adf7a"}',NULL);
INSERT INTO "Events" VALUES(16,'CA01a21aaaa1f1ff46699c73c4a1cd1034',1795743722048,NULL,'outbox',NULL,'{"is":"leg-progressed","leg":"L2","sid":"CA01a21aaaa1f14e0221be0f3b5358f0a3","progress":1}',NULL);
INSERT INTO "Events" VALUES(17,'CA01a21aaaa1f1ff46699c73c4a1cd1034',1795743722063,NULL,'agent1','command abe7a76b-5f29-460f-a280-4598c8440242','{"is":"leave","by":"agent1"}',NULL);
INSERT INTO "Events" VALUES(18,'CA01a21aaaa1f1ff46699c73c4a1cd1034',1795743722076,1795743722075,'twilio','8b07ce6a-4aa6-4336-bd68-6be69f1cebf0 CA01a21aaaa1f1ff46699c73c4a1cd1034 LegEnded','{"is":"leg-ended","leg":"L1","sid":"CA01a21aaaa1f10ea09ce3c1176ce48e82","ending":0}',NULL);
INSERT INTO "Events" VALUES(19,'CA01a21aaaa1f1ff46699c73c4a1cd1034',1795743722083,1795743722075,'twilio','f45ca229-d38c-495d-97ed-293990c4a207 CA01a21aaaa1f1ff46699c73c4a1cd1034 ParticipantLeft','{"is":"participant-left","sid":"CA01a21aaaa1f10ea09ce3c1176ce48e82","room":1,"hungUp":true}',NULL);
INSERT INTO "Events" VALUES(20,'CA01a21aaaa1f1ff46699c73c4a1cd1034',1795743722086,NULL,'outbox',NULL,'{"is":"leg-ended","leg":"L1","sid":"CA01a21aaaa1f10ea09ce3c1176ce48e82","ending":0}',NULL);
INSERT INTO "Events" VALUES(21,'CA01a21aaaa1f1ff46699c73c4a1cd1034',1795743722088,NULL,'agent2','command 9c28d144-1f8f-47bf-a561-0c52f7b7d98d','{"is":"hang-up","by":"agent2"}',NULL);
INSERT INTO "Events" VALUES(22,'CA01a21aaaa1f1ff46699c73c4a1cd1034',1795743722099,1795743722098,'twilio','3e74abec-6813-4ae6-84e7-260cf8aa81cd CA01a21aaaa1f1ff46699c73c4a1cd1034 LegEnded','{"is":"leg-ended","leg":"L2","sid":"CA01a21aaaa1f14e0221be0f3b5358f0a3","ending":0}',NULL);
INSERT INTO "Events" VALUES(23,'CA01a21aaaa1f1ff46699c73c4a1cd1034',1795743722105,1795743722101,'twilio','e7a0c262-6011-4487-9a0f-e96e8fb6824e CA01a21aaaa1f1ff46699c73c4a1cd1034 ParticipantLeft','{"is":"participant-left","sid":"CA01a21aaaa1f14e0221be0f3b5358f0a3","room":1,"hungUp":true}',NULL);
INSERT INTO "Events" VALUES(24,'CA01a21aaaa1f1ff46699c73c4a1cd1034',1795743722106,1795743722101,'twilio','c130b1e2-d0b9-4d3a-8ab3-221c3c775c3f CA01a21aaaa1f1ff46699c73c4a1cd1034 ParticipantLeft','{"is":"participant-left","sid":"CA01a21aaaa1f1ff46699c73c4a1cd1034","room":1,"hungUp":false}',NULL);
INSERT INTO "Events" VALUES(25,'CA01a21aaaa1f1ff46699c73c4a1cd1034',1795743722107,1795743722101,'twilio','eccb6838-ff17-4372-bc92-97415997bf91 CA01a21aaaa1f1ff46699c73c4a1cd1034 RoomEnded','{"is":"room-ended","room":1,"endedBy":"CA01a21aaaa1f14e0221be0f3b5358f0a3"}',NULL);
INSERT INTO "Events" VALUES(26,'CA01a21aaaa1f1ff46699c73c4a1cd1034',1795743722109,1795743722101,'twilio','01de13cb-7ac3-43ac-a0bf-6601496dc396 CA01a21aaaa1f1ff46699c73c4a1cd1034 DialFinished','{"is":"dial-finished","leg":"L2","room":1,"hungUp":true}',NULL);
INSERT INTO "Events" VALUES(27,'CA01a21aaaa1f1ff46699c73c4a1cd1034',1795743722112,1795743722101,'twilio','a716ef40-c183-4012-9d06-2b222d2dd064 CA01a21aaaa1f1ff46699c73c4a1cd1034 DialFinished','{"is":"dial-finished","leg":"customer","room":1,"hungUp":false}',NULL);
INSERT INTO "Events" VALUES(28,'CA01a21aaaa1f1ff46699c73c4a1cd1034',1795743722218,1795743722216,'twilio','6a7c7794-c3e8-4b08-a1e8-561915e32d72 CA01a21aaaa1f1ff46699c73c4a1cd1034 LegEnded','{"is":"leg-ended","leg":"customer","sid":"CA01a21aaaa1f1ff46699c73c4a1cd1034","ending":0}',NULL);
INSERT INTO "Events" VALUES(29,'CA01a21aaaa1f128184be991eb81e312bc',1795743722231,1795743722230,'twilio','9fed0a2d-7244-4245-80a6-bfd8877e3d15 CA01a21aaaa1f128184be991eb81e312bc CustomerArrived','{"is":"customer-arrived","from":"\u002B15550100002","to":"\u002B15550100000","queue":"default"}',NULL);
INSERT INTO "Events" VALUES(30,'CA01a21aaaa1f128184be991eb81e312bc',1795743722233,1795743722232,'twilio','2b5156f6-4cc0-4830-89b1-59d00afe38df CA01a21aaaa1f128184be991eb81e312bc ParticipantJoined','{"is":"participant-joined","sid":"CA01a21aaaa1f128184be991eb81e312bc","room":1,"conference":"CF01a21aaaa1f1f19ac41ac15ea986da5b"}',NULL);
INSERT INTO "Events" VALUES(31,'CA01a21aaaa1f128184be991eb81e312bc',1795743722235,NULL,'routing',NULL,'{"is":"offer","agent":"agent2","why":"longest idle (0 s)","also":false}',NULL);
INSERT INTO "Events" VALUES(32,'CA01a21aaaa1f128184be991eb81e312bc',1795743722240,1795743722239,'twilio','bf9e3740-b1f6-4d7b-a643-9ea2efca4ef4 CA01a21aaaa1f128184be991eb81e312bc LegProgressed','{"is":"leg-progressed","leg":"L1","sid":"CA01a21aaaa1f157bd3f8ee610398f9334","progress":1}',NULL);
INSERT INTO "Events" VALUES(33,'CA01a21aaaa1f128184be991eb81e312bc',1795743722242,NULL,'outbox',NULL,'{"is":"leg-progressed","leg":"L1","sid":"CA01a21aaaa1f157bd3f8ee610398f9334","progress":1}',NULL);
INSERT INTO "Events" VALUES(34,'CA01a21aaaa1f128184be991eb81e312bc',1795743722244,1795743722240,'twilio','4d947c75-e461-4bd6-b754-83bfbc43e260 CA01a21aaaa1f128184be991eb81e312bc LegProgressed','{"is":"leg-progressed","leg":"L1","sid":"CA01a21aaaa1f157bd3f8ee610398f9334","progress":2}',NULL);
INSERT INTO "Events" VALUES(35,'CA01a21aaaa1f128184be991eb81e312bc',1795743722245,1795743722240,'twilio','16284807-d442-4612-8291-6b900937cddd CA01a21aaaa1f128184be991eb81e312bc LegProgressed','{"is":"leg-progressed","leg":"L1","sid":"CA01a21aaaa1f157bd3f8ee610398f9334","progress":3}',NULL);
INSERT INTO "Events" VALUES(36,'CA01a21aaaa1f128184be991eb81e312bc',1795743722246,1795743722240,'twilio','5adafe9b-d9a7-4117-8848-95e70f8a1e9c CA01a21aaaa1f128184be991eb81e312bc AgentAnswered','{"is":"agent-answered","leg":"L1","sid":"CA01a21aaaa1f157bd3f8ee610398f9334"}',NULL);
INSERT INTO "Events" VALUES(37,'CA01a21aaaa1f128184be991eb81e312bc',1795743722251,1795743722250,'twilio','71a0a859-bd2b-490e-a48c-61f99b73f07d CA01a21aaaa1f128184be991eb81e312bc ParticipantJoined','{"is":"participant-joined","sid":"CA01a21aaaa1f157bd3f8ee610398f9334","room":1,"conference":"CF01a21aaaa1f1f19ac41ac15ea986da5b"}',NULL);
INSERT INTO "Events" VALUES(38,'CA01a21aaaa1f128184be991eb81e312bc',1795743722402,NULL,'agent3','command ea4ed05e-3be4-436b-8b5a-1da3b55fd992','{"is":"end","by":"agent3"}','{"code":2,"reason":"You have no part in this call."}');
INSERT INTO "Events" VALUES(39,'CA01a21aaaa1f128184be991eb81e312bc',1795743722435,NULL,'agent2','command b0ac3f7b-35ab-496d-9d49-da86055da268','{"is":"hold","by":"agent2"}',NULL);
INSERT INTO "Events" VALUES(40,'CA01a21aaaa1f128184be991eb81e312bc',1795743722440,1795743722439,'twilio','34505772-baef-476f-a810-33175628a632 CA01a21aaaa1f128184be991eb81e312bc RoomEnded','{"is":"room-ended","room":1,"endedBy":"CA01a21aaaa1f128184be991eb81e312bc"}',NULL);
INSERT INTO "Events" VALUES(41,'CA01a21aaaa1f128184be991eb81e312bc',1795743722444,1795743722439,'twilio','e302af19-6b6e-4ce3-8f15-1c75f566474f CA01a21aaaa1f128184be991eb81e312bc LegEnded','{"is":"leg-ended","leg":"customer","sid":"CA01a21aaaa1f128184be991eb81e312bc","ending":0}',NULL);
INSERT INTO "Events" VALUES(42,'CA01a21aaaa1f128184be991eb81e312bc',1795743722446,1795743722439,'twilio','7df5606f-713f-467e-a0bc-2c3a2a560567 CA01a21aaaa1f128184be991eb81e312bc ParticipantLeft','{"is":"participant-left","sid":"CA01a21aaaa1f157bd3f8ee610398f9334","room":1,"hungUp":false}',NULL);
INSERT INTO "Events" VALUES(43,'CA01a21aaaa1f128184be991eb81e312bc',1795743722449,1795743722439,'twilio','03bdf7a8-f196-4f33-829d-3c5948260c1e CA01a21aaaa1f128184be991eb81e312bc DialFinished','{"is":"dial-finished","leg":"customer","room":1,"hungUp":true}',NULL);
INSERT INTO "Events" VALUES(44,'CA01a21aaaa1f128184be991eb81e312bc',1795743722452,1795743722442,'twilio','e9f80a93-56f9-4982-bd9c-2e15d8a57c0a CA01a21aaaa1f128184be991eb81e312bc ParticipantLeft','{"is":"participant-left","sid":"CA01a21aaaa1f128184be991eb81e312bc","room":1,"hungUp":true}',NULL);
INSERT INTO "Events" VALUES(45,'CA01a21aaaa1f128184be991eb81e312bc',1795743722460,1795743722447,'twilio','2c8903b3-7ec7-45cc-9520-8df5f2af1418 CA01a21aaaa1f128184be991eb81e312bc DialFinished','{"is":"dial-finished","leg":"L1","room":1,"hungUp":false}',NULL);
INSERT INTO "Events" VALUES(46,'CA01a21aaaa1f128184be991eb81e312bc',1795743722464,NULL,'outbox',NULL,'{"is":"participant-left","sid":"CA01a21aaaa1f128184be991eb81e312bc","room":1,"hungUp":false}',NULL);
INSERT INTO "Events" VALUES(47,'CA01a21aaaa1f128184be991eb81e312bc',1795743722471,1795743722467,'twilio','04938f06-34c4-4dfb-8a7d-c6df7d9b038d CA01a21aaaa1f128184be991eb81e312bc LegEnded','{"is":"leg-ended","leg":"L1","sid":"CA01a21aaaa1f157bd3f8ee610398f9334","ending":0}',NULL);
INSERT INTO "Events" VALUES(48,'CA01a21aaaa1f1ff46699c73c4a1cd1034',1795743730093,NULL,'timer','timer 7','{"is":"end-timed-out"}',NULL);
INSERT INTO "Events" VALUES(49,'CA01a21aaaa1f128184be991eb81e312bc',1795743730446,NULL,'timer','timer 13','{"is":"end-timed-out"}',NULL);
INSERT INTO "Events" VALUES(50,'CA01a21aaaa1f1ff46699c73c4a1cd1034',1795743749984,NULL,'timer','timer 2','{"is":"ring-timed-out","leg":"L1"}',NULL);
INSERT INTO "Events" VALUES(51,'CA01a21aaaa1f1ff46699c73c4a1cd1034',1795743750033,NULL,'timer','timer 4','{"is":"ring-timed-out","leg":"L2"}',NULL);
INSERT INTO "Events" VALUES(52,'CA01a21aaaa1f128184be991eb81e312bc',1795743750242,NULL,'timer','timer 9','{"is":"ring-timed-out","leg":"L1"}',NULL);
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
INSERT INTO "Outbox" VALUES(1,'CA01a21aaaa1f1ff46699c73c4a1cd1034',3,'dial L1','{"is":"dial-agent","leg":"L1","agent":"agent1"}',1795743721891,NULL,1,NULL,1795743722051);
INSERT INTO "Outbox" VALUES(2,'CA01a21aaaa1f1ff46699c73c4a1cd1034',4,'timer RingTimedOut { Leg = L1 } 1795743749980','{"is":"start-timer","event":{"is":"ring-timed-out","leg":"L1"},"due":"2026-11-27T01:42:29.98+00:00"}',1795743749980,NULL,1,NULL,1795743749985);
INSERT INTO "Outbox" VALUES(3,'CA01a21aaaa1f1ff46699c73c4a1cd1034',9,'dial L2','{"is":"dial-agent","leg":"L2","agent":"agent2"}',1795743722014,NULL,1,NULL,1795743722059);
INSERT INTO "Outbox" VALUES(4,'CA01a21aaaa1f1ff46699c73c4a1cd1034',10,'timer RingTimedOut { Leg = L2 } 1795743750032','{"is":"start-timer","event":{"is":"ring-timed-out","leg":"L2"},"due":"2026-11-27T01:42:30.032+00:00"}',1795743750032,NULL,1,NULL,1795743750035);
INSERT INTO "Outbox" VALUES(5,'CA01a21aaaa1f1ff46699c73c4a1cd1034',17,'end L1','{"is":"end-leg","leg":"L1"}',1795743722063,NULL,1,NULL,1795743722093);
INSERT INTO "Outbox" VALUES(6,'CA01a21aaaa1f1ff46699c73c4a1cd1034',21,'end room 1','{"is":"end-room","room":1}',1795743722088,NULL,1,NULL,1795743722114);
INSERT INTO "Outbox" VALUES(7,'CA01a21aaaa1f1ff46699c73c4a1cd1034',21,'timer EndTimedOut { } 1795743730088','{"is":"start-timer","event":{"is":"end-timed-out"},"due":"2026-11-27T01:42:10.088+00:00"}',1795743730088,NULL,1,NULL,1795743730095);
INSERT INTO "Outbox" VALUES(8,'CA01a21aaaa1f128184be991eb81e312bc',31,'dial L1','{"is":"dial-agent","leg":"L1","agent":"agent2"}',1795743722235,NULL,1,NULL,1795743722248);
INSERT INTO "Outbox" VALUES(9,'CA01a21aaaa1f128184be991eb81e312bc',32,'timer RingTimedOut { Leg = L1 } 1795743750240','{"is":"start-timer","event":{"is":"ring-timed-out","leg":"L1"},"due":"2026-11-27T01:42:30.24+00:00"}',1795743750240,NULL,1,NULL,1795743750243);
INSERT INTO "Outbox" VALUES(10,'CA01a21aaaa1f128184be991eb81e312bc',39,'hold customer in room 1','{"is":"set-hold","leg":"customer","room":1,"held":true}',1795743722435,NULL,1,NULL,1795743722466);
INSERT INTO "Outbox" VALUES(11,'CA01a21aaaa1f128184be991eb81e312bc',40,'end room 1','{"is":"end-room","room":1}',1795743722440,NULL,1,NULL,1795743722473);
INSERT INTO "Outbox" VALUES(12,'CA01a21aaaa1f128184be991eb81e312bc',41,'end room 2','{"is":"end-room","room":2}',1795743722444,NULL,1,NULL,1795743722468);
INSERT INTO "Outbox" VALUES(13,'CA01a21aaaa1f128184be991eb81e312bc',41,'timer EndTimedOut { } 1795743730444','{"is":"start-timer","event":{"is":"end-timed-out"},"due":"2026-11-27T01:42:10.444+00:00"}',1795743730444,NULL,1,NULL,1795743730448);
CREATE TABLE "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);
INSERT INTO "__EFMigrationsHistory" VALUES('20261127014127_Initial','10.0.14');
CREATE TABLE "__EFMigrationsLock" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY,
    "Timestamp" TEXT NOT NULL
);
CREATE TRIGGER AuditIsAppendOnly_DELETE BEFORE DELETE ON Audit BEGIN SELECT RAISE(ABORT, 'The audit is append-only.'); END;
CREATE TRIGGER AuditIsAppendOnly_UPDATE BEFORE UPDATE ON Audit BEGIN SELECT RAISE(ABORT, 'The audit is append-only.'); END;
CREATE INDEX "EmailIndex" ON "AspNetUsers" ("NormalizedEmail");
CREATE INDEX "IX_AgentStates_Until" ON "AgentStates" ("Until");
CREATE INDEX "IX_AspNetRoleClaims_RoleId" ON "AspNetRoleClaims" ("RoleId");
CREATE INDEX "IX_AspNetUserClaims_UserId" ON "AspNetUserClaims" ("UserId");
CREATE INDEX "IX_AspNetUserLogins_UserId" ON "AspNetUserLogins" ("UserId");
CREATE INDEX "IX_AspNetUserRoles_RoleId" ON "AspNetUserRoles" ("RoleId");
CREATE UNIQUE INDEX "IX_AspNetUsers_AgentId" ON "AspNetUsers" ("AgentId");
CREATE INDEX "IX_Audit_At" ON "Audit" ("At");
CREATE INDEX "IX_Audit_CallId" ON "Audit" ("CallId");
CREATE INDEX "IX_Calls_ArrivedAt" ON "Calls" ("ArrivedAt");
CREATE INDEX "IX_Calls_Live" ON "Calls" ("Live");
CREATE INDEX "IX_Events_CallId" ON "Events" ("CallId");
CREATE UNIQUE INDEX "IX_Events_DedupeKey" ON "Events" ("DedupeKey");
CREATE INDEX "IX_LegQualities_CallId" ON "LegQualities" ("CallId");
CREATE INDEX "IX_Outbox_CallId" ON "Outbox" ("CallId");
CREATE INDEX "IX_Outbox_CauseId" ON "Outbox" ("CauseId");
CREATE INDEX "IX_Outbox_DoneAt_DueAt" ON "Outbox" ("DoneAt", "DueAt");
CREATE UNIQUE INDEX "RoleNameIndex" ON "AspNetRoles" ("NormalizedName");
CREATE UNIQUE INDEX "UserNameIndex" ON "AspNetUsers" ("NormalizedUserName");
