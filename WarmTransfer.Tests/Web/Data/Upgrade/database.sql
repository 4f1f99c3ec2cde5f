CREATE TABLE "AgentStates" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AgentStates" PRIMARY KEY AUTOINCREMENT,
    "AgentId" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Since" INTEGER NOT NULL,
    "Until" INTEGER NOT NULL,
    "QueueId" TEXT NULL
);
INSERT INTO "AgentStates" VALUES(1,'agent1','Available',1796013419854,1796013420853,NULL);
INSERT INTO "AgentStates" VALUES(2,'agent1','Reserved',1796013420853,1796013421024,'default');
INSERT INTO "AgentStates" VALUES(3,'agent2','Available',1796013421064,1796013421088,NULL);
INSERT INTO "AgentStates" VALUES(4,'agent2','Reserved',1796013421088,1796013421168,'default');
INSERT INTO "AgentStates" VALUES(5,'agent1','OnCall',1796013421024,1796013421219,'default');
INSERT INTO "AgentStates" VALUES(6,'agent1','Available',1796013421219,1796013421249,NULL);
INSERT INTO "AgentStates" VALUES(7,'agent2','OnCall',1796013421168,1796013421279,'default');
INSERT INTO "AgentStates" VALUES(8,'agent2','Available',1796013421279,1796013421454,NULL);
INSERT INTO "AgentStates" VALUES(9,'agent2','Reserved',1796013421454,1796013421468,'default');
INSERT INTO "AgentStates" VALUES(10,'agent2','OnCall',1796013421468,1796013421841,'default');
INSERT INTO "AgentStates" VALUES(11,'agent2','Available',1796013421841,1796013421863,NULL);
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
);
INSERT INTO "Agents" VALUES('agent1','Agent 1',NULL,NULL,NULL,0,0,NULL,1796013421219,1796013420853,'Offline',1796013421249,NULL,1796013421219,0,NULL,NULL,NULL,0,0,NULL,NULL,NULL,6);
INSERT INTO "Agents" VALUES('agent2','Agent 2',NULL,NULL,NULL,0,0,NULL,1796013421841,1796013421454,'Offline',1796013421863,NULL,1796013421841,0,NULL,NULL,NULL,0,0,NULL,NULL,NULL,8);
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
INSERT INTO "AspNetRoles" VALUES('208133a4-c2b0-4ecb-b48f-4aa5b06105ea','agent','AGENT','ef03f4cb-8595-4eb3-9f35-e88f10fc5076');
INSERT INTO "AspNetRoles" VALUES('8bc4fd60-7c1a-474a-87d8-657cc371ca7d','supervisor','SUPERVISOR','086ced1c-e4a7-4377-801f-f2197b9b499d');
INSERT INTO "AspNetRoles" VALUES('a13fcb55-2058-44cd-93d5-7caefb29c7d4','admin','ADMIN','85ed972c-680c-483e-8a25-3c1d0c4499ac');
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
INSERT INTO "AspNetUserRoles" VALUES('319fb9cf-af38-44fb-a833-13e29367388e','208133a4-c2b0-4ecb-b48f-4aa5b06105ea');
INSERT INTO "AspNetUserRoles" VALUES('0e4ee5f2-1456-4235-b693-172d032b03fa','208133a4-c2b0-4ecb-b48f-4aa5b06105ea');
INSERT INTO "AspNetUserRoles" VALUES('a037f927-dea9-4253-9e15-4a46bc23997a','208133a4-c2b0-4ecb-b48f-4aa5b06105ea');
INSERT INTO "AspNetUserRoles" VALUES('406f0001-9a20-4679-9160-41cce9b1dd4d','8bc4fd60-7c1a-474a-87d8-657cc371ca7d');
INSERT INTO "AspNetUserRoles" VALUES('190aa68a-2443-4de1-80b2-24b87c97828c','a13fcb55-2058-44cd-93d5-7caefb29c7d4');
INSERT INTO "AspNetUserRoles" VALUES('709957d1-b171-4abc-8e77-b6289a940cf5','8bc4fd60-7c1a-474a-87d8-657cc371ca7d');
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
INSERT INTO "AspNetUsers" VALUES('319fb9cf-af38-44fb-a833-13e29367388e','Agent 1','agent1',1,'agent1','AGENT1',NULL,NULL,0,NULL,'4UCYMJGEXB7NQCOEQLQ73HVDC7YL6ZRX','36f5f9f4-3892-49de-bc5e-26ef2ab4d122',NULL,0,0,NULL,1,0);
INSERT INTO "AspNetUsers" VALUES('0e4ee5f2-1456-4235-b693-172d032b03fa','Agent 2','agent2',1,'agent2','AGENT2',NULL,NULL,0,NULL,'6IV5WGLTTPRJLX6QLAZ7QGN5OGL53C5S','fbab76cc-6f11-44cb-9da5-2b708ef2ea0b',NULL,0,0,NULL,1,0);
INSERT INTO "AspNetUsers" VALUES('a037f927-dea9-4253-9e15-4a46bc23997a','Agent 3','agent3',1,'agent3','AGENT3',NULL,NULL,0,NULL,'CH63KYTGW7GCSGP4R6UCVOJURPWQXZX3','1a76cf6e-bb86-46c4-9574-16bc8f5d2a8b',NULL,0,0,NULL,1,0);
INSERT INTO "AspNetUsers" VALUES('406f0001-9a20-4679-9160-41cce9b1dd4d','Supervisor 1','supervisor1',1,'supervisor1','SUPERVISOR1',NULL,NULL,0,NULL,'AEN4XMSVUCBC2DBQ2PGRG57EHMKYMSWC','26907f0c-b2e6-47b9-8551-d9c811167604',NULL,0,0,NULL,1,0);
INSERT INTO "AspNetUsers" VALUES('190aa68a-2443-4de1-80b2-24b87c97828c','Administrator 1','admin1',1,'admin1','ADMIN1',NULL,NULL,0,NULL,'IB4FRZ2WR6ZDVNUXY2R6Z637RW4TRH4J','8dc670b2-0b38-4bde-9ef8-89a81a840429',NULL,0,0,NULL,1,0);
INSERT INTO "AspNetUsers" VALUES('709957d1-b171-4abc-8e77-b6289a940cf5','Kim','kim',0,'kim','KIM',NULL,NULL,0,'AQAAAAIAAYagAAAAEKmHGfidyeOTvqzCjbCzx8dg6EAz4h8wFol2iwmbcHLrqllANBrgmCzcFBYlaBE33Q==','SQBMRSPBSIS36SAM2CQYSCTFX7IWW6IY','222053fb-b719-4023-a23c-82ac50b78db5',NULL,0,0,NULL,1,0);
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
INSERT INTO "Audit" VALUES(1,1796013421773,'agent3','end','Denied','You have no part in this call.','CA01a22abde21228184be991eb81e312bc',NULL);
CREATE TABLE "Calls" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Calls" PRIMARY KEY,
    "Live" INTEGER NOT NULL,
    "ArrivedAt" INTEGER NOT NULL,
    "Agents" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "Document" TEXT NOT NULL
);
INSERT INTO "Calls" VALUES('CA01a22abde212ff46699c73c4a1cd1034',0,1796013420628,'
agent1
agent2
',22,'{"id":"CA01a22abde212ff46699c73c4a1cd1034","from":"\u002B15550100001","to":"\u002B15550100000","queue":"default","arrivedAt":"2026-11-30T04:37:00.628+00:00","phase":{"is":"ended","reason":1,"at":"2026-11-30T04:37:01.257+00:00","parties":[]},"phaseSince":"2026-11-30T04:37:01.257+00:00","legs":[{"id":"customer","sid":"CA01a22abde212ff46699c73c4a1cd1034","progress":5,"since":"2026-11-30T04:37:01.298+00:00","room":1,"presence":2,"muted":false,"coachingPending":false,"held":false,"flagsSequence":-1,"holdPending":false,"endsRoom":true,"endsCall":false,"inDoubt":false,"dialAsked":false,"overriding":false,"hasRingTimeout":false,"released":true,"hangsUp":false,"ending":0},{"id":"L1","agent":"agent1","sid":"CA01a22abde2120ea09ce3c1176ce48e82","progress":5,"since":"2026-11-30T04:37:01.219+00:00","admittedAt":"2026-11-30T04:37:01.024+00:00","room":1,"presence":2,"muted":false,"coachingPending":false,"held":false,"flagsSequence":-1,"holdPending":false,"endsRoom":false,"endsCall":false,"inDoubt":false,"dialAsked":true,"overriding":false,"hasRingTimeout":true,"released":true,"hangsUp":false,"ending":0},{"id":"L2","agent":"agent2","sid":"CA01a22abde2124e0221be0f3b5358f0a3","progress":5,"since":"2026-11-30T04:37:01.279+00:00","admittedAt":"2026-11-30T04:37:01.168+00:00","room":1,"presence":2,"muted":false,"coachingPending":false,"held":false,"flagsSequence":-1,"holdPending":false,"endsRoom":true,"endsCall":false,"inDoubt":false,"dialAsked":true,"overriding":false,"hasRingTimeout":true,"released":true,"hangsUp":false,"ending":0}],"room":2,"passedBy":{},"answeredAt":"2026-11-30T04:37:01.024+00:00","handover":{"by":"agent1","briefing":{"reason":"","note":""},"at":"2026-11-30T04:37:01.088+00:00","search":0},"conferences":{"1":"CF01a22abde212135b4ea36f84a54adf7a"}}');
INSERT INTO "Calls" VALUES('CA01a22abde21228184be991eb81e312bc',0,1796013421418,'
agent2
',11,'{"id":"CA01a22abde21228184be991eb81e312bc","from":"\u002B15550100002","to":"\u002B15550100000","queue":"default","arrivedAt":"2026-11-30T04:37:01.418+00:00","phase":{"is":"ended","reason":0,"at":"2026-11-30T04:37:01.833+00:00","parties":[]},"phaseSince":"2026-11-30T04:37:01.833+00:00","legs":[{"id":"customer","sid":"CA01a22abde21228184be991eb81e312bc","progress":5,"since":"2026-11-30T04:37:01.833+00:00","room":1,"presence":2,"muted":false,"coachingPending":false,"held":false,"flagsSequence":-1,"holdPending":true,"endsRoom":true,"endsCall":true,"inDoubt":false,"dialAsked":false,"overriding":false,"hasRingTimeout":false,"released":false,"hangsUp":false,"ending":0},{"id":"L1","agent":"agent2","sid":"CA01a22abde21257bd3f8ee610398f9334","progress":5,"since":"2026-11-30T04:37:01.841+00:00","admittedAt":"2026-11-30T04:37:01.468+00:00","room":1,"presence":2,"muted":false,"coachingPending":false,"held":false,"flagsSequence":-1,"holdPending":false,"endsRoom":false,"endsCall":false,"inDoubt":false,"dialAsked":true,"overriding":false,"hasRingTimeout":true,"released":true,"hangsUp":false,"ending":0}],"room":2,"passedBy":{},"answeredAt":"2026-11-30T04:37:01.468+00:00","conferences":{"1":"CF01a22abde212f19ac41ac15ea986da5b"}}');
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
INSERT INTO "Events" VALUES(1,'CA01a22abde212ff46699c73c4a1cd1034',1796013420628,1796013420408,'twilio','46303af0-8fe4-4493-8b0c-4a3210c8f526 CA01a22abde212ff46699c73c4a1cd1034 CustomerArrived','{"is":"customer-arrived","from":"\u002B15550100001","to":"\u002B15550100000","queue":"default"}',NULL);
INSERT INTO "Events" VALUES(2,'CA01a22abde212ff46699c73c4a1cd1034',1796013420814,1796013420512,'twilio','81893347-c074-41df-846e-3f08d4b5d914 CA01a22abde212ff46699c73c4a1cd1034 ParticipantJoined','{"is":"participant-joined","sid":"CA01a22abde212ff46699c73c4a1cd1034","room":1,"conference":"CF01a22abde212135b4ea36f84a54adf7a"}',NULL);
INSERT INTO "Events" VALUES(3,'CA01a22abde212ff46699c73c4a1cd1034',1796013420853,NULL,'routing','e8050e85-1cfd-49e0-9ba8-d529b24f5bcc','{"is":"offer","agent":"agent1","why":"longest idle (1 s)","also":false}',NULL);
INSERT INTO "Events" VALUES(4,'CA01a22abde212ff46699c73c4a1cd1034',1796013420994,1796013420988,'twilio','f785ca2d-291a-4055-8f29-1ff6fc6fbbd1 CA01a22abde212ff46699c73c4a1cd1034 LegProgressed','{"is":"leg-progressed","leg":"L1","sid":"CA01a22abde2120ea09ce3c1176ce48e82","progress":1}',NULL);
INSERT INTO "Events" VALUES(5,'CA01a22abde212ff46699c73c4a1cd1034',1796013421005,1796013421000,'twilio','1c0a751e-aff5-4272-868e-17271beeb7b3 CA01a22abde212ff46699c73c4a1cd1034 LegProgressed','{"is":"leg-progressed","leg":"L1","sid":"CA01a22abde2120ea09ce3c1176ce48e82","progress":2}',NULL);
INSERT INTO "Events" VALUES(6,'CA01a22abde212ff46699c73c4a1cd1034',1796013421011,1796013421007,'twilio','fea15e5c-65af-41d5-8eba-4f4ed793d0de CA01a22abde212ff46699c73c4a1cd1034 LegProgressed','{"is":"leg-progressed","leg":"L1","sid":"CA01a22abde2120ea09ce3c1176ce48e82","progress":3}',NULL);
INSERT INTO "Events" VALUES(7,'CA01a22abde212ff46699c73c4a1cd1034',1796013421024,1796013421013,'twilio','936715cb-c555-4c54-b11b-eff8986a1f20 CA01a22abde212ff46699c73c4a1cd1034 AgentAnswered','{"is":"agent-answered","leg":"L1","sid":"CA01a22abde2120ea09ce3c1176ce48e82"}',NULL);
INSERT INTO "Events" VALUES(8,'CA01a22abde212ff46699c73c4a1cd1034',1796013421050,1796013421049,'twilio','83901ca3-a073-4cec-8468-933ca1e77ba7 CA01a22abde212ff46699c73c4a1cd1034 ParticipantJoined','{"is":"participant-joined","sid":"CA01a22abde2120ea09ce3c1176ce48e82","room":1,"conference":"CF01a22abde212135b4ea36f84a54adf7a"}',NULL);
INSERT INTO "Events" VALUES(9,'CA01a22abde212ff46699c73c4a1cd1034',1796013421088,NULL,'agent1','command b2b4c720-94c8-4003-9f6e-efc5daf57523','{"is":"dial-in","target":{"is":"agent","agent":"agent2"},"briefing":{"reason":"","note":""},"override":false,"by":"agent1"}',NULL);
INSERT INTO "Events" VALUES(10,'CA01a22abde212ff46699c73c4a1cd1034',1796013421153,NULL,'outbox','8cb04b4d-f83e-43b5-894c-cb59b5c47da0','{"is":"leg-progressed","leg":"L1","sid":"CA01a22abde2120ea09ce3c1176ce48e82","progress":1}',NULL);
INSERT INTO "Events" VALUES(11,'CA01a22abde212ff46699c73c4a1cd1034',1796013421161,NULL,'outbox','0c45178b-f745-4c0d-8317-09265a577e4f','{"is":"leg-progressed","leg":"L2","sid":"CA01a22abde2124e0221be0f3b5358f0a3","progress":1}',NULL);
INSERT INTO "Events" VALUES(12,'CA01a22abde212ff46699c73c4a1cd1034',1796013421167,1796013421162,'twilio','0b447712-4a7b-4578-8543-172dec381e0d CA01a22abde212ff46699c73c4a1cd1034 LegProgressed','{"is":"leg-progressed","leg":"L2","sid":"CA01a22abde2124e0221be0f3b5358f0a3","progress":2}',NULL);
INSERT INTO "Events" VALUES(13,'CA01a22abde212ff46699c73c4a1cd1034',1796013421167,1796013421163,'twilio','7926bbfc-0345-4a15-bed9-a8b20f7ef603 CA01a22abde212ff46699c73c4a1cd1034 LegProgressed','{"is":"leg-progressed","leg":"L2","sid":"CA01a22abde2124e0221be0f3b5358f0a3","progress":3}',NULL);
INSERT INTO "Events" VALUES(14,'CA01a22abde212ff46699c73c4a1cd1034',1796013421167,1796013421163,'twilio','e68e01cd-b39b-4a72-aafb-5441bff12661 CA01a22abde212ff46699c73c4a1cd1034 LegProgressed','{"is":"leg-progressed","leg":"L2","sid":"CA01a22abde2124e0221be0f3b5358f0a3","progress":1}',NULL);
INSERT INTO "Events" VALUES(15,'CA01a22abde212ff46699c73c4a1cd1034',1796013421168,1796013421164,'twilio','8a396dac-d814-4b12-a3ff-e04c6aa9350e CA01a22abde212ff46699c73c4a1cd1034 AgentAnswered','{"is":"agent-answered","leg":"L2","sid":"CA01a22abde2124e0221be0f3b5358f0a3"}',NULL);
INSERT INTO "Events" VALUES(16,'CA01a22abde212ff46699c73c4a1cd1034',1796013421178,1796013421177,'twilio','5efde9b1-2a97-43e5-a7a6-ae0e42dcfc0d CA01a22abde212ff46699c73c4a1cd1034 ParticipantJoined','{"is":"participant-joined","sid":"CA01a22abde2124e0221be0f3b5358f0a3","room":1,"conference":"CF01a22abde212135b4ea36f84a54adf7a"}',NULL);
INSERT INTO "Events" VALUES(17,'CA01a22abde212ff46699c73c4a1cd1034',1796013421195,NULL,'agent1','command c5f127c3-0f09-4763-9835-de21665eb5bd','{"is":"leave","by":"agent1"}',NULL);
INSERT INTO "Events" VALUES(18,'CA01a22abde212ff46699c73c4a1cd1034',1796013421219,1796013421218,'twilio','c3159556-54b2-4021-bb42-5b2742d9fbd0 CA01a22abde212ff46699c73c4a1cd1034 ParticipantLeft','{"is":"participant-left","sid":"CA01a22abde2120ea09ce3c1176ce48e82","room":1,"hungUp":true}',NULL);
INSERT INTO "Events" VALUES(19,'CA01a22abde212ff46699c73c4a1cd1034',1796013421248,1796013421215,'twilio','4c2bc90b-da93-4621-92db-3f8f2cc487bf CA01a22abde212ff46699c73c4a1cd1034 LegEnded','{"is":"leg-ended","leg":"L1","sid":"CA01a22abde2120ea09ce3c1176ce48e82","ending":0}',NULL);
INSERT INTO "Events" VALUES(20,'CA01a22abde212ff46699c73c4a1cd1034',1796013421249,NULL,'outbox','8ae5524a-87f8-4c74-ba27-4de7a9046379','{"is":"leg-ended","leg":"L1","sid":"CA01a22abde2120ea09ce3c1176ce48e82","ending":0}',NULL);
INSERT INTO "Events" VALUES(21,'CA01a22abde212ff46699c73c4a1cd1034',1796013421257,NULL,'agent2','command 0e33f251-fa2f-47aa-b8b4-b39bb0745878','{"is":"hang-up","by":"agent2"}',NULL);
INSERT INTO "Events" VALUES(22,'CA01a22abde212ff46699c73c4a1cd1034',1796013421279,1796013421278,'twilio','a184c26f-df10-400f-9e5c-453131d1b75c CA01a22abde212ff46699c73c4a1cd1034 LegEnded','{"is":"leg-ended","leg":"L2","sid":"CA01a22abde2124e0221be0f3b5358f0a3","ending":0}',NULL);
INSERT INTO "Events" VALUES(23,'CA01a22abde212ff46699c73c4a1cd1034',1796013421285,1796013421281,'twilio','1eb72317-25b2-43d6-a145-16d26667bf67 CA01a22abde212ff46699c73c4a1cd1034 ParticipantLeft','{"is":"participant-left","sid":"CA01a22abde2124e0221be0f3b5358f0a3","room":1,"hungUp":true}',NULL);
INSERT INTO "Events" VALUES(24,'CA01a22abde212ff46699c73c4a1cd1034',1796013421289,1796013421286,'twilio','61117792-c074-4cb4-b227-6e8f689be5b7 CA01a22abde212ff46699c73c4a1cd1034 ParticipantLeft','{"is":"participant-left","sid":"CA01a22abde212ff46699c73c4a1cd1034","room":1,"hungUp":false}',NULL);
INSERT INTO "Events" VALUES(25,'CA01a22abde212ff46699c73c4a1cd1034',1796013421289,1796013421284,'twilio','6af3ff7a-6ab2-427d-b3d1-2034760044a9 CA01a22abde212ff46699c73c4a1cd1034 RoomEnded','{"is":"room-ended","room":1,"endedBy":"CA01a22abde2124e0221be0f3b5358f0a3"}',NULL);
INSERT INTO "Events" VALUES(26,'CA01a22abde212ff46699c73c4a1cd1034',1796013421298,1796013421292,'twilio','04fdaad5-1cba-4dc5-90b3-c72897ba5a30 CA01a22abde212ff46699c73c4a1cd1034 DialFinished','{"is":"dial-finished","leg":"customer","room":1,"hungUp":false,"sid":"CA01a22abde212ff46699c73c4a1cd1034"}',NULL);
INSERT INTO "Events" VALUES(27,'CA01a22abde212ff46699c73c4a1cd1034',1796013421299,1796013421288,'twilio','447e9dfb-f3a9-4637-9b34-3b0a015ddf22 CA01a22abde212ff46699c73c4a1cd1034 DialFinished','{"is":"dial-finished","leg":"L2","room":1,"hungUp":true,"sid":"CA01a22abde2124e0221be0f3b5358f0a3"}',NULL);
INSERT INTO "Events" VALUES(28,'CA01a22abde212ff46699c73c4a1cd1034',1796013421411,1796013421408,'twilio','64894eb2-1ec9-485a-bc80-0f8efd0e8864 CA01a22abde212ff46699c73c4a1cd1034 LegEnded','{"is":"leg-ended","leg":"customer","sid":"CA01a22abde212ff46699c73c4a1cd1034","ending":0}',NULL);
INSERT INTO "Events" VALUES(29,'CA01a22abde21228184be991eb81e312bc',1796013421418,1796013421417,'twilio','a924937a-5c58-4046-ad32-14cfc1a1bb59 CA01a22abde21228184be991eb81e312bc CustomerArrived','{"is":"customer-arrived","from":"\u002B15550100002","to":"\u002B15550100000","queue":"default"}',NULL);
INSERT INTO "Events" VALUES(30,'CA01a22abde21228184be991eb81e312bc',1796013421420,1796013421420,'twilio','a4575c7b-b444-4a72-84ed-82ceea46af81 CA01a22abde21228184be991eb81e312bc ParticipantJoined','{"is":"participant-joined","sid":"CA01a22abde21228184be991eb81e312bc","room":1,"conference":"CF01a22abde212f19ac41ac15ea986da5b"}',NULL);
INSERT INTO "Events" VALUES(31,'CA01a22abde21228184be991eb81e312bc',1796013421454,NULL,'routing','fd55c7a4-6819-4279-9a72-e6080d3f23cd','{"is":"offer","agent":"agent2","why":"longest idle (0 s)","also":false}',NULL);
INSERT INTO "Events" VALUES(32,'CA01a22abde21228184be991eb81e312bc',1796013421465,1796013421465,'twilio','e7ff202a-dec8-4ba0-9b62-4873c638175d CA01a22abde21228184be991eb81e312bc LegProgressed','{"is":"leg-progressed","leg":"L1","sid":"CA01a22abde21257bd3f8ee610398f9334","progress":2}',NULL);
INSERT INTO "Events" VALUES(33,'CA01a22abde21228184be991eb81e312bc',1796013421465,1796013421465,'twilio','b4345464-580a-4dff-8e44-be996cae90cd CA01a22abde21228184be991eb81e312bc LegProgressed','{"is":"leg-progressed","leg":"L1","sid":"CA01a22abde21257bd3f8ee610398f9334","progress":1}',NULL);
INSERT INTO "Events" VALUES(34,'CA01a22abde21228184be991eb81e312bc',1796013421468,1796013421465,'twilio','a7c79d8f-9f0c-41fd-8138-601f163b5411 CA01a22abde21228184be991eb81e312bc LegProgressed','{"is":"leg-progressed","leg":"L1","sid":"CA01a22abde21257bd3f8ee610398f9334","progress":3}',NULL);
INSERT INTO "Events" VALUES(35,'CA01a22abde21228184be991eb81e312bc',1796013421468,NULL,'outbox','8c4cf18a-4479-4d04-b269-d3c49eef464a','{"is":"leg-progressed","leg":"L1","sid":"CA01a22abde21257bd3f8ee610398f9334","progress":1}',NULL);
INSERT INTO "Events" VALUES(36,'CA01a22abde21228184be991eb81e312bc',1796013421468,1796013421467,'twilio','5c785071-c1a6-45fd-9c27-84b9800f4c16 CA01a22abde21228184be991eb81e312bc AgentAnswered','{"is":"agent-answered","leg":"L1","sid":"CA01a22abde21257bd3f8ee610398f9334"}',NULL);
INSERT INTO "Events" VALUES(37,'CA01a22abde21228184be991eb81e312bc',1796013421474,1796013421473,'twilio','cebccb4a-3ea1-445a-b58d-b0474eac0a2b CA01a22abde21228184be991eb81e312bc ParticipantJoined','{"is":"participant-joined","sid":"CA01a22abde21257bd3f8ee610398f9334","room":1,"conference":"CF01a22abde212f19ac41ac15ea986da5b"}',NULL);
INSERT INTO "Events" VALUES(38,'CA01a22abde21228184be991eb81e312bc',1796013421823,NULL,'agent2','command a5291945-6cd0-4a1f-bcca-76bd4f433d11','{"is":"hold","by":"agent2"}',NULL);
INSERT INTO "Events" VALUES(39,'CA01a22abde21228184be991eb81e312bc',1796013421833,1796013421830,'twilio','65824557-ca59-4ad8-aa16-92e576e4c5a8 CA01a22abde21228184be991eb81e312bc LegEnded','{"is":"leg-ended","leg":"customer","sid":"CA01a22abde21228184be991eb81e312bc","ending":0}',NULL);
INSERT INTO "Events" VALUES(40,'CA01a22abde21228184be991eb81e312bc',1796013421840,1796013421833,'twilio','34dc5ca6-7867-47d8-9d6c-f05ff3228f80 CA01a22abde21228184be991eb81e312bc ParticipantLeft','{"is":"participant-left","sid":"CA01a22abde21257bd3f8ee610398f9334","room":1,"hungUp":false}',NULL);
INSERT INTO "Events" VALUES(41,'CA01a22abde21228184be991eb81e312bc',1796013421841,1796013421833,'twilio','9afa6dfb-7cc5-45f1-acf0-e2d92a533373 CA01a22abde21228184be991eb81e312bc DialFinished','{"is":"dial-finished","leg":"customer","room":1,"hungUp":true,"sid":"CA01a22abde21228184be991eb81e312bc"}',NULL);
INSERT INTO "Events" VALUES(42,'CA01a22abde21228184be991eb81e312bc',1796013421841,1796013421832,'twilio','b4cca4d6-b7e1-4e74-a481-e913d8fda6e9 CA01a22abde21228184be991eb81e312bc RoomEnded','{"is":"room-ended","room":1,"endedBy":"CA01a22abde21228184be991eb81e312bc"}',NULL);
INSERT INTO "Events" VALUES(43,'CA01a22abde21228184be991eb81e312bc',1796013421841,1796013421832,'twilio','5293a56d-814b-42b7-a953-3067269e59bf CA01a22abde21228184be991eb81e312bc ParticipantLeft','{"is":"participant-left","sid":"CA01a22abde21228184be991eb81e312bc","room":1,"hungUp":true}',NULL);
INSERT INTO "Events" VALUES(44,'CA01a22abde21228184be991eb81e312bc',1796013421841,1796013421837,'twilio','2ed00fbb-96f1-44cf-8305-2b13c6bd20b7 CA01a22abde21228184be991eb81e312bc DialFinished','{"is":"dial-finished","leg":"L1","room":1,"hungUp":false,"sid":"CA01a22abde21257bd3f8ee610398f9334"}',NULL);
INSERT INTO "Events" VALUES(45,'CA01a22abde21228184be991eb81e312bc',1796013421848,1796013421847,'twilio','42d63c0a-a223-4ce2-b923-49cc837c5bf9 CA01a22abde21228184be991eb81e312bc LegEnded','{"is":"leg-ended","leg":"L1","sid":"CA01a22abde21257bd3f8ee610398f9334","ending":0}',NULL);
INSERT INTO "Events" VALUES(46,'CA01a22abde21228184be991eb81e312bc',1796013421885,NULL,'outbox','db2a8bbb-ed0f-49d9-83bd-4506c97e6863','{"is":"participant-left","sid":"CA01a22abde21228184be991eb81e312bc","room":1,"hungUp":false}',NULL);
INSERT INTO "Events" VALUES(47,'CA01a22abde212ff46699c73c4a1cd1034',1796013429267,NULL,'timer','timer 7','{"is":"end-timed-out"}',NULL);
INSERT INTO "Events" VALUES(48,'CA01a22abde21228184be991eb81e312bc',1796013429839,NULL,'timer','timer 12','{"is":"end-timed-out"}',NULL);
INSERT INTO "Events" VALUES(49,'CA01a22abde212ff46699c73c4a1cd1034',1796013449002,NULL,'timer','timer 2','{"is":"ring-timed-out","leg":"L1"}',NULL);
INSERT INTO "Events" VALUES(50,'CA01a22abde212ff46699c73c4a1cd1034',1796013449166,NULL,'timer','timer 4','{"is":"ring-timed-out","leg":"L2"}',NULL);
INSERT INTO "Events" VALUES(51,'CA01a22abde21228184be991eb81e312bc',1796013449473,NULL,'timer','timer 9','{"is":"ring-timed-out","leg":"L1"}',NULL);
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
INSERT INTO "Outbox" VALUES(1,'CA01a22abde212ff46699c73c4a1cd1034',3,'dial L1','{"is":"dial-agent","leg":"L1","agent":"agent1"}',1796013420853,NULL,1,NULL,1796013421168);
INSERT INTO "Outbox" VALUES(2,'CA01a22abde212ff46699c73c4a1cd1034',4,'timer RingTimedOut { Leg = L1 } 1796013448994','{"is":"start-timer","event":{"is":"ring-timed-out","leg":"L1"},"due":"2026-11-30T04:37:28.994+00:00"}',1796013448994,NULL,1,NULL,1796013449005);
INSERT INTO "Outbox" VALUES(3,'CA01a22abde212ff46699c73c4a1cd1034',9,'dial L2','{"is":"dial-agent","leg":"L2","agent":"agent2"}',1796013421088,NULL,1,NULL,1796013421174);
INSERT INTO "Outbox" VALUES(4,'CA01a22abde212ff46699c73c4a1cd1034',11,'timer RingTimedOut { Leg = L2 } 1796013449161','{"is":"start-timer","event":{"is":"ring-timed-out","leg":"L2"},"due":"2026-11-30T04:37:29.161+00:00"}',1796013449161,NULL,1,NULL,1796013449167);
INSERT INTO "Outbox" VALUES(5,'CA01a22abde212ff46699c73c4a1cd1034',17,'end L1','{"is":"end-leg","leg":"L1"}',1796013421195,NULL,1,NULL,1796013421253);
INSERT INTO "Outbox" VALUES(6,'CA01a22abde212ff46699c73c4a1cd1034',21,'end room 1','{"is":"end-room","room":1}',1796013421257,NULL,1,NULL,1796013421308);
INSERT INTO "Outbox" VALUES(7,'CA01a22abde212ff46699c73c4a1cd1034',21,'timer EndTimedOut { } 1796013429257','{"is":"start-timer","event":{"is":"end-timed-out"},"due":"2026-11-30T04:37:09.257+00:00"}',1796013429257,NULL,1,NULL,1796013429269);
INSERT INTO "Outbox" VALUES(8,'CA01a22abde21228184be991eb81e312bc',31,'dial L1','{"is":"dial-agent","leg":"L1","agent":"agent2"}',1796013421454,NULL,1,NULL,1796013421471);
INSERT INTO "Outbox" VALUES(9,'CA01a22abde21228184be991eb81e312bc',32,'timer RingTimedOut { Leg = L1 } 1796013449465','{"is":"start-timer","event":{"is":"ring-timed-out","leg":"L1"},"due":"2026-11-30T04:37:29.465+00:00"}',1796013449465,NULL,1,NULL,1796013449475);
INSERT INTO "Outbox" VALUES(10,'CA01a22abde21228184be991eb81e312bc',38,'hold customer in room 1','{"is":"set-hold","leg":"customer","room":1,"held":true}',1796013421823,NULL,1,NULL,1796013421886);
INSERT INTO "Outbox" VALUES(11,'CA01a22abde21228184be991eb81e312bc',39,'end room 1','{"is":"end-room","room":1}',1796013421833,NULL,1,NULL,1796013421862);
INSERT INTO "Outbox" VALUES(12,'CA01a22abde21228184be991eb81e312bc',39,'timer EndTimedOut { } 1796013429833','{"is":"start-timer","event":{"is":"end-timed-out"},"due":"2026-11-30T04:37:09.833+00:00"}',1796013429833,NULL,1,NULL,1796013429841);
CREATE TABLE "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);
INSERT INTO "__EFMigrationsHistory" VALUES('20261127015217_Initial','10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES('20261127232539_Duty','10.0.14');
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
