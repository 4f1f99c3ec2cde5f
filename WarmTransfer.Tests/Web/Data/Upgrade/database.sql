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
    "Doing" TEXT NULL,
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
INSERT INTO "Agents" VALUES('agent1','Agent 1',NULL,NULL,NULL,0,0,NULL,1795740596497,1795740596221,'Offline',1795740596512,NULL,1795740596497,0,NULL,NULL,NULL,0,0,NULL,NULL,NULL,6);
INSERT INTO "Agents" VALUES('agent2','Agent 2',NULL,NULL,NULL,0,0,NULL,1795740596913,1795740596667,'Offline',1795740596931,NULL,1795740596913,0,NULL,NULL,NULL,0,0,NULL,NULL,NULL,8);
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
INSERT INTO "AspNetRoles" VALUES('f8b0d294-d660-42e6-8d27-1fb2b610af60','agent','AGENT','19fead27-3279-478b-9fd9-71ffffa6ba78');
INSERT INTO "AspNetRoles" VALUES('597917cf-c7ec-48da-a7a6-9429c3973339','supervisor','SUPERVISOR','7377ea98-d352-4a01-aff5-7e71242467e3');
INSERT INTO "AspNetRoles" VALUES('5496ec29-67b4-4198-b026-56ed207e69a0','admin','ADMIN','7be2cd23-e11c-4164-bbaf-224188b6d24b');
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
INSERT INTO "AspNetUserRoles" VALUES('1022acf1-5ced-4894-9914-6100d0b08689','f8b0d294-d660-42e6-8d27-1fb2b610af60');
INSERT INTO "AspNetUserRoles" VALUES('240a0c3e-3bad-4e76-98ae-b6bfbf2e19b9','f8b0d294-d660-42e6-8d27-1fb2b610af60');
INSERT INTO "AspNetUserRoles" VALUES('527cc10f-a337-47cd-83f2-07693cf5107c','f8b0d294-d660-42e6-8d27-1fb2b610af60');
INSERT INTO "AspNetUserRoles" VALUES('8a8109ae-c5b3-43e0-b46a-a549ceff2278','597917cf-c7ec-48da-a7a6-9429c3973339');
INSERT INTO "AspNetUserRoles" VALUES('d9634ba2-42b1-498c-9795-5cc5b4d6f80c','5496ec29-67b4-4198-b026-56ed207e69a0');
INSERT INTO "AspNetUserRoles" VALUES('76beece3-66fd-40fc-9b8f-39d284fc78f5','597917cf-c7ec-48da-a7a6-9429c3973339');
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
INSERT INTO "AspNetUsers" VALUES('1022acf1-5ced-4894-9914-6100d0b08689','Agent 1','agent1',1,'agent1','AGENT1',NULL,NULL,0,NULL,'XGZIMXBHGFSNHAR4EFTJEAGILZOEYI6P','9f9dd716-5711-4f09-bbf3-50079e90fe22',NULL,0,0,NULL,1,0);
INSERT INTO "AspNetUsers" VALUES('240a0c3e-3bad-4e76-98ae-b6bfbf2e19b9','Agent 2','agent2',1,'agent2','AGENT2',NULL,NULL,0,NULL,'AY3EMZTHO7VI42WB7SHLJH4ZMUN7WL56','63574e39-284a-4619-8843-10312d8e1fc0',NULL,0,0,NULL,1,0);
INSERT INTO "AspNetUsers" VALUES('527cc10f-a337-47cd-83f2-07693cf5107c','Agent 3','agent3',1,'agent3','AGENT3',NULL,NULL,0,NULL,'ZTDTCXRIXX6KOZ5EZ7ELMP4JQJV47PA7','a8bc93bd-0964-42e5-ae34-d4e00e37948a',NULL,0,0,NULL,1,0);
INSERT INTO "AspNetUsers" VALUES('8a8109ae-c5b3-43e0-b46a-a549ceff2278','Supervisor 1','supervisor1',1,'supervisor1','SUPERVISOR1',NULL,NULL,0,NULL,'BI6JUVB4PNBA643YFW4EW7UJVSCWODD3','5d5363b6-e780-45ee-94d9-2fce08774790',NULL,0,0,NULL,1,0);
INSERT INTO "AspNetUsers" VALUES('d9634ba2-42b1-498c-9795-5cc5b4d6f80c','Administrator 1','admin1',1,'admin1','ADMIN1',NULL,NULL,0,NULL,'UBC2ZNXIGXOCQY3LL5NOA3M7ZICSVMA5','4a085b9a-78a0-4c52-97a4-3fe7cb9aaeec',NULL,0,0,NULL,1,0);
INSERT INTO "AspNetUsers" VALUES('76beece3-66fd-40fc-9b8f-39d284fc78f5','Kim','kim',0,'kim','KIM',NULL,NULL,0,'AQAAAAIAAYagAAAAEANoG0rfDK/H58/wW0Aqh+KIh54rXX4NViRDj5pAlBuRSlGR4kqiwfpc9/xUM07h+g==','DNANSDQOJCTEEJFBXDJ7IQFA56JJ2SXP','7233096b-25dc-4471-8390-41cd107b7d7e',NULL,0,0,NULL,1,0);
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
INSERT INTO "Audit" VALUES(1,1795740596845,'agent3','end','Denied','You have no part in this call.','CA01a21a7aef7f28184be991eb81e312bc',NULL);
CREATE TABLE "Calls" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Calls" PRIMARY KEY,
    "Live" INTEGER NOT NULL,
    "ArrivedAt" INTEGER NOT NULL,
    "Agents" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "Document" TEXT NOT NULL
);
INSERT INTO "Calls" VALUES('CA01a21a7aef7fff46699c73c4a1cd1034',0,1795740595951,'
agent1
agent2
',28,'{"id":"CA01a21a7aef7fff46699c73c4a1cd1034","from":"\u002B15550100001","to":"\u002B15550100000","queue":"default","arrivedAt":"2026-11-27T00:49:55.951+00:00","phase":{"is":"ended","reason":1,"at":"2026-11-27T00:49:56.516+00:00"},"phaseSince":"2026-11-27T00:49:56.516+00:00","legs":[{"id":"customer","agent":null,"number":null,"sid":"CA01a21a7aef7fff46699c73c4a1cd1034","progress":5,"since":"2026-11-27T00:49:56.548+00:00","admittedAt":null,"room":1,"presence":2,"muted":false,"coaching":null,"voicePending":false,"held":false,"heldSince":null,"flagsSequence":-1,"holdPending":false,"endsRoom":true,"endsCall":false,"inDoubt":false,"dialAsked":false,"overriding":false,"guarded":false,"released":true,"hangsUp":false,"watch":null,"lostTo":null,"ending":0,"isLive":false},{"id":"L1","agent":"agent1","number":null,"sid":"CA01a21a7aef7f0ea09ce3c1176ce48e82","progress":5,"since":"2026-11-27T00:49:56.497+00:00","admittedAt":"2026-11-27T00:49:56.379+00:00","room":1,"presence":2,"muted":false,"coaching":null,"voicePending":false,"held":false,"heldSince":null,"flagsSequence":-1,"holdPending":false,"endsRoom":false,"endsCall":false,"inDoubt":false,"dialAsked":true,"overriding":false,"guarded":true,"released":true,"hangsUp":false,"watch":null,"lostTo":null,"ending":0,"isLive":false},{"id":"L2","agent":"agent2","number":null,"sid":"CA01a21a7aef7f4e0221be0f3b5358f0a3","progress":5,"since":"2026-11-27T00:49:56.533+00:00","admittedAt":"2026-11-27T00:49:56.461+00:00","room":1,"presence":2,"muted":false,"coaching":null,"voicePending":false,"held":false,"heldSince":null,"flagsSequence":-1,"holdPending":false,"endsRoom":true,"endsCall":false,"inDoubt":false,"dialAsked":true,"overriding":false,"guarded":true,"released":true,"hangsUp":false,"watch":null,"lostTo":null,"ending":0,"isLive":false}],"room":2,"passedBy":{},"lastFailure":null,"trouble":null,"answeredAt":"2026-11-27T00:49:56.379+00:00","handover":{"by":"agent1","briefing":{"reason":"","note":""},"at":"2026-11-27T00:49:56.418+00:00"},"conferences":{"1":"CF01a21a7aef7f135b4ea36f84a54adf7a"},"hand":null,"customer":{"id":"customer","agent":null,"number":null,"sid":"CA01a21a7aef7fff46699c73c4a1cd1034","progress":5,"since":"2026-11-27T00:49:56.548+00:00","admittedAt":null,"room":1,"presence":2,"muted":false,"coaching":null,"voicePending":false,"held":false,"heldSince":null,"flagsSequence":-1,"holdPending":false,"endsRoom":true,"endsCall":false,"inDoubt":false,"dialAsked":false,"overriding":false,"guarded":false,"released":true,"hangsUp":false,"watch":null,"lostTo":null,"ending":0,"isLive":false},"isOver":true,"hasLiveLegs":false,"agentLegs":[{"id":"L1","agent":"agent1","number":null,"sid":"CA01a21a7aef7f0ea09ce3c1176ce48e82","progress":5,"since":"2026-11-27T00:49:56.497+00:00","admittedAt":"2026-11-27T00:49:56.379+00:00","room":1,"presence":2,"muted":false,"coaching":null,"voicePending":false,"held":false,"heldSince":null,"flagsSequence":-1,"holdPending":false,"endsRoom":false,"endsCall":false,"inDoubt":false,"dialAsked":true,"overriding":false,"guarded":true,"released":true,"hangsUp":false,"watch":null,"lostTo":null,"ending":0,"isLive":false},{"id":"L2","agent":"agent2","number":null,"sid":"CA01a21a7aef7f4e0221be0f3b5358f0a3","progress":5,"since":"2026-11-27T00:49:56.533+00:00","admittedAt":"2026-11-27T00:49:56.461+00:00","room":1,"presence":2,"muted":false,"coaching":null,"voicePending":false,"held":false,"heldSince":null,"flagsSequence":-1,"holdPending":false,"endsRoom":true,"endsCall":false,"inDoubt":false,"dialAsked":true,"overriding":false,"guarded":true,"released":true,"hangsUp":false,"watch":null,"lostTo":null,"ending":0,"isLive":false}]}');
INSERT INTO "Calls" VALUES('CA01a21a7aef7f28184be991eb81e312bc',0,1795740596663,'
agent2
',18,'{"id":"CA01a21a7aef7f28184be991eb81e312bc","from":"\u002B15550100002","to":"\u002B15550100000","queue":"default","arrivedAt":"2026-11-27T00:49:56.663+00:00","phase":{"is":"ended","reason":0,"at":"2026-11-27T00:49:56.89+00:00"},"phaseSince":"2026-11-27T00:49:56.89+00:00","legs":[{"id":"customer","agent":null,"number":null,"sid":"CA01a21a7aef7f28184be991eb81e312bc","progress":5,"since":"2026-11-27T00:49:56.89+00:00","admittedAt":null,"room":1,"presence":2,"muted":false,"coaching":null,"voicePending":false,"held":false,"heldSince":null,"flagsSequence":-1,"holdPending":true,"endsRoom":true,"endsCall":true,"inDoubt":false,"dialAsked":false,"overriding":false,"guarded":false,"released":false,"hangsUp":false,"watch":null,"lostTo":null,"ending":0,"isLive":false},{"id":"L1","agent":"agent2","number":null,"sid":"CA01a21a7aef7f57bd3f8ee610398f9334","progress":5,"since":"2026-11-27T00:49:56.913+00:00","admittedAt":"2026-11-27T00:49:56.682+00:00","room":1,"presence":2,"muted":false,"coaching":null,"voicePending":false,"held":false,"heldSince":null,"flagsSequence":-1,"holdPending":false,"endsRoom":false,"endsCall":false,"inDoubt":false,"dialAsked":true,"overriding":false,"guarded":true,"released":true,"hangsUp":false,"watch":null,"lostTo":null,"ending":0,"isLive":false}],"room":2,"passedBy":{},"lastFailure":null,"trouble":null,"answeredAt":"2026-11-27T00:49:56.682+00:00","handover":null,"conferences":{"1":"CF01a21a7aef7ff19ac41ac15ea986da5b"},"hand":null,"customer":{"id":"customer","agent":null,"number":null,"sid":"CA01a21a7aef7f28184be991eb81e312bc","progress":5,"since":"2026-11-27T00:49:56.89+00:00","admittedAt":null,"room":1,"presence":2,"muted":false,"coaching":null,"voicePending":false,"held":false,"heldSince":null,"flagsSequence":-1,"holdPending":true,"endsRoom":true,"endsCall":true,"inDoubt":false,"dialAsked":false,"overriding":false,"guarded":false,"released":false,"hangsUp":false,"watch":null,"lostTo":null,"ending":0,"isLive":false},"isOver":true,"hasLiveLegs":false,"agentLegs":[{"id":"L1","agent":"agent2","number":null,"sid":"CA01a21a7aef7f57bd3f8ee610398f9334","progress":5,"since":"2026-11-27T00:49:56.913+00:00","admittedAt":"2026-11-27T00:49:56.682+00:00","room":1,"presence":2,"muted":false,"coaching":null,"voicePending":false,"held":false,"heldSince":null,"flagsSequence":-1,"holdPending":false,"endsRoom":false,"endsCall":false,"inDoubt":false,"dialAsked":true,"overriding":false,"guarded":true,"released":true,"hangsUp":false,"watch":null,"lostTo":null,"ending":0,"isLive":false}]}');
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
INSERT INTO "Events" VALUES(1,'CA01a21a7aef7fff46699c73c4a1cd1034',1795740595951,1795740595885,'twilio','ccf134b8-2a8f-48ca-8a55-2fe21cb3bc79 CA01a21a7aef7fff46699c73c4a1cd1034 CustomerArrived','{"is":"customer-arrived","from":"\u002B15550100001","to":"\u002B15550100000","queue":"default"}',NULL);
INSERT INTO "Events" VALUES(2,'CA01a21a7aef7fff46699c73c4a1cd1034',1795740596157,1795740595983,'twilio','69b3ff04-3253-49b9-9ede-251228853284 CA01a21a7aef7fff46699c73c4a1cd1034 ParticipantJoined','{"is":"participant-joined","sid":"CA01a21a7aef7fff46699c73c4a1cd1034","room":1,"conference":"CF01a21a7aef7f135b4ea36f84a54adf7a"}',NULL);
INSERT INTO "Events" VALUES(3,'CA01a21a7aef7fff46699c73c4a1cd1034',1795740596221,NULL,'routing',NULL,'{"is":"offer","agent":"agent1","why":"longest idle (0 s)","also":false}',NULL);
INSERT INTO "Events" VALUES(4,'CA01a21a7aef7fff46699c73c4a1cd1034',1795740596359,1795740596356,'twilio','5bf8c43a-828c-456a-a47b-746801dc95b9 CA01a21a7aef7fff46699c73c4a1cd1034 LegProgressed','{"is":"leg-progressed","leg":"L1","sid":"CA01a21a7aef7f0ea09ce3c1176ce48e82","progress":1}',NULL);
INSERT INTO "Events" VALUES(5,'CA01a21a7aef7fff46699c73c4a1cd1034',1795740596373,1795740596360,'twilio','afbf2718-59c0-4f52-90e0-45bbf72f4208 CA01a21a7aef7fff46699c73c4a1cd1034 LegProgressed','{"is":"leg-progressed","leg":"L1","sid":"CA01a21a7aef7f0ea09ce3c1176ce48e82","progress":2}',NULL);
INSERT INTO "Events" VALUES(6,'CA01a21a7aef7fff46699c73c4a1cd1034',1795740596376,NULL,'outbox',NULL,'{"is":"leg-progressed","leg":"L1","sid":"CA01a21a7aef7f0ea09ce3c1176ce48e82","progress":1}',NULL);
INSERT INTO "Events" VALUES(7,'CA01a21a7aef7fff46699c73c4a1cd1034',1795740596379,1795740596367,'twilio','769a652a-7acc-4f7a-9d88-b68b31750031 CA01a21a7aef7fff46699c73c4a1cd1034 AgentAtDoor','{"is":"agent-at-door","leg":"L1","sid":"CA01a21a7aef7f0ea09ce3c1176ce48e82"}',NULL);
INSERT INTO "Events" VALUES(8,'CA01a21a7aef7fff46699c73c4a1cd1034',1795740596389,1795740596370,'twilio','4c1b3a73-0e1f-4ea8-be86-440833d22f02 CA01a21a7aef7fff46699c73c4a1cd1034 LegProgressed','{"is":"leg-progressed","leg":"L1","sid":"CA01a21a7aef7f0ea09ce3c1176ce48e82","progress":3}',NULL);
INSERT INTO "Events" VALUES(9,'CA01a21a7aef7fff46699c73c4a1cd1034',1795740596409,1795740596391,'twilio','89a9ec01-aa3e-4ff3-b8d1-f4d3f8052cd8 CA01a21a7aef7fff46699c73c4a1cd1034 ParticipantJoined','{"is":"participant-joined","sid":"CA01a21a7aef7f0ea09ce3c1176ce48e82","room":1,"conference":"CF01a21a7aef7f135b4ea36f84a54adf7a"}',NULL);
INSERT INTO "Events" VALUES(10,'CA01a21a7aef7fff46699c73c4a1cd1034',1795740596418,NULL,'agent1','command 58fb3237-f398-4f95-b70c-c18a31dcd7fd','{"is":"dial-in","target":{"is":"agent","agent":"agent2"},"briefing":{"reason":"","note":""},"override":false,"by":"agent1"}',NULL);
INSERT INTO "Events" VALUES(11,'CA01a21a7aef7fff46699c73c4a1cd1034',1795740596440,NULL,'outbox',NULL,'{"is":"leg-progressed","leg":"L2","sid":"CA01a21a7aef7f4e0221be0f3b5358f0a3","progress":1}',NULL);
INSERT INTO "Events" VALUES(12,'CA01a21a7aef7fff46699c73c4a1cd1034',1795740596448,1795740596443,'twilio','bb8cd296-0456-4cc2-9528-bf6b632f25c8 CA01a21a7aef7fff46699c73c4a1cd1034 LegProgressed','{"is":"leg-progressed","leg":"L2","sid":"CA01a21a7aef7f4e0221be0f3b5358f0a3","progress":1}',NULL);
INSERT INTO "Events" VALUES(13,'CA01a21a7aef7fff46699c73c4a1cd1034',1795740596455,1795740596444,'twilio','1d6e5acb-6ee4-40f6-ad9c-556a7eb6cc21 CA01a21a7aef7fff46699c73c4a1cd1034 LegProgressed','{"is":"leg-progressed","leg":"L2","sid":"CA01a21a7aef7f4e0221be0f3b5358f0a3","progress":2}',NULL);
INSERT INTO "Events" VALUES(14,'CA01a21a7aef7fff46699c73c4a1cd1034',1795740596460,1795740596444,'twilio','3f1d500f-3b14-4af3-9286-f4da6bc088d8 CA01a21a7aef7fff46699c73c4a1cd1034 LegProgressed','{"is":"leg-progressed","leg":"L2","sid":"CA01a21a7aef7f4e0221be0f3b5358f0a3","progress":3}',NULL);
INSERT INTO "Events" VALUES(15,'CA01a21a7aef7fff46699c73c4a1cd1034',1795740596461,1795740596444,'twilio','412dcdcc-46b9-4f17-bd17-79b515661236 CA01a21a7aef7fff46699c73c4a1cd1034 AgentAtDoor','{"is":"agent-at-door","leg":"L2","sid":"CA01a21a7aef7f4e0221be0f3b5358f0a3"}',NULL);
INSERT INTO "Events" VALUES(16,'CA01a21a7aef7fff46699c73c4a1cd1034',1795740596467,1795740596467,'twilio','01d31727-f340-4d55-85cc-bb8fe06eb880 CA01a21a7aef7fff46699c73c4a1cd1034 ParticipantJoined','{"is":"participant-joined","sid":"CA01a21a7aef7f4e0221be0f3b5358f0a3","room":1,"conference":"CF01a21a7aef7f135b4ea36f84a54adf7a"}',NULL);
INSERT INTO "Events" VALUES(17,'CA01a21a7aef7fff46699c73c4a1cd1034',1795740596479,NULL,'agent1','command 14d5670c-c7d7-45cf-b646-6ce9d2b0c67a','{"is":"leave","by":"agent1"}',NULL);
INSERT INTO "Events" VALUES(18,'CA01a21a7aef7fff46699c73c4a1cd1034',1795740596497,1795740596496,'twilio','e75b23a3-bd36-4166-9945-a4d39bf28a75 CA01a21a7aef7fff46699c73c4a1cd1034 LegEnded','{"is":"leg-ended","leg":"L1","sid":"CA01a21a7aef7f0ea09ce3c1176ce48e82","ending":0}',NULL);
INSERT INTO "Events" VALUES(19,'CA01a21a7aef7fff46699c73c4a1cd1034',1795740596503,NULL,'outbox',NULL,'{"is":"leg-ended","leg":"L1","sid":"CA01a21a7aef7f0ea09ce3c1176ce48e82","ending":0}',NULL);
INSERT INTO "Events" VALUES(20,'CA01a21a7aef7fff46699c73c4a1cd1034',1795740596507,1795740596499,'twilio','09b2a2a1-416a-4ddb-8421-c5bcb5434bbc CA01a21a7aef7fff46699c73c4a1cd1034 ParticipantLeft','{"is":"participant-left","sid":"CA01a21a7aef7f0ea09ce3c1176ce48e82","room":1,"hungUp":true}',NULL);
INSERT INTO "Events" VALUES(21,'CA01a21a7aef7fff46699c73c4a1cd1034',1795740596516,NULL,'agent2','command 43f1883f-1ebd-4568-94eb-88d4f4fb1215','{"is":"hang-up","by":"agent2"}',NULL);
INSERT INTO "Events" VALUES(22,'CA01a21a7aef7fff46699c73c4a1cd1034',1795740596533,1795740596526,'twilio','4f83d6a9-9cbd-4864-a02a-9de6a4900c10 CA01a21a7aef7fff46699c73c4a1cd1034 ParticipantLeft','{"is":"participant-left","sid":"CA01a21a7aef7f4e0221be0f3b5358f0a3","room":1,"hungUp":true}',NULL);
INSERT INTO "Events" VALUES(23,'CA01a21a7aef7fff46699c73c4a1cd1034',1795740596540,1795740596527,'twilio','fc69e7fd-29d3-4204-a24a-2399cac1615d CA01a21a7aef7fff46699c73c4a1cd1034 RoomEnded','{"is":"room-ended","room":1,"endedBy":"CA01a21a7aef7f4e0221be0f3b5358f0a3"}',NULL);
INSERT INTO "Events" VALUES(24,'CA01a21a7aef7fff46699c73c4a1cd1034',1795740596543,1795740596527,'twilio','706e634e-0563-4cd0-988d-ee697bc06a49 CA01a21a7aef7fff46699c73c4a1cd1034 ParticipantLeft','{"is":"participant-left","sid":"CA01a21a7aef7fff46699c73c4a1cd1034","room":1,"hungUp":false}',NULL);
INSERT INTO "Events" VALUES(25,'CA01a21a7aef7fff46699c73c4a1cd1034',1795740596545,1795740596527,'twilio','8ea9146c-c372-476d-8365-91f4d3718d7e CA01a21a7aef7fff46699c73c4a1cd1034 DialFinished','{"is":"dial-finished","leg":"L2","room":1,"hungUp":true}',NULL);
INSERT INTO "Events" VALUES(26,'CA01a21a7aef7fff46699c73c4a1cd1034',1795740596548,1795740596530,'twilio','ca829b8c-2399-471e-8b6f-73923f0189de CA01a21a7aef7fff46699c73c4a1cd1034 DialFinished','{"is":"dial-finished","leg":"customer","room":1,"hungUp":false}',NULL);
INSERT INTO "Events" VALUES(27,'CA01a21a7aef7fff46699c73c4a1cd1034',1795740596553,1795740596526,'twilio','3350c367-91cd-469b-bf76-6e16bcb055ea CA01a21a7aef7fff46699c73c4a1cd1034 LegEnded','{"is":"leg-ended","leg":"L2","sid":"CA01a21a7aef7f4e0221be0f3b5358f0a3","ending":0}',NULL);
INSERT INTO "Events" VALUES(28,'CA01a21a7aef7fff46699c73c4a1cd1034',1795740596657,1795740596652,'twilio','24f9c575-0d01-4449-92d6-ed0cd20ae172 CA01a21a7aef7fff46699c73c4a1cd1034 LegEnded','{"is":"leg-ended","leg":"customer","sid":"CA01a21a7aef7fff46699c73c4a1cd1034","ending":0}',NULL);
INSERT INTO "Events" VALUES(29,'CA01a21a7aef7f28184be991eb81e312bc',1795740596663,1795740596661,'twilio','d4359cd2-d6de-40dc-b514-3527f58341d2 CA01a21a7aef7f28184be991eb81e312bc CustomerArrived','{"is":"customer-arrived","from":"\u002B15550100002","to":"\u002B15550100000","queue":"default"}',NULL);
INSERT INTO "Events" VALUES(30,'CA01a21a7aef7f28184be991eb81e312bc',1795740596665,1795740596663,'twilio','2bd3cf6a-a4b1-43a7-b2cd-0278f1c8bd58 CA01a21a7aef7f28184be991eb81e312bc ParticipantJoined','{"is":"participant-joined","sid":"CA01a21a7aef7f28184be991eb81e312bc","room":1,"conference":"CF01a21a7aef7ff19ac41ac15ea986da5b"}',NULL);
INSERT INTO "Events" VALUES(31,'CA01a21a7aef7f28184be991eb81e312bc',1795740596667,NULL,'routing',NULL,'{"is":"offer","agent":"agent2","why":"longest idle (0 s)","also":false}',NULL);
INSERT INTO "Events" VALUES(32,'CA01a21a7aef7f28184be991eb81e312bc',1795740596675,NULL,'outbox',NULL,'{"is":"leg-progressed","leg":"L1","sid":"CA01a21a7aef7f57bd3f8ee610398f9334","progress":1}',NULL);
INSERT INTO "Events" VALUES(33,'CA01a21a7aef7f28184be991eb81e312bc',1795740596677,1795740596674,'twilio','cf079465-3617-409e-811c-90c607f5ed54 CA01a21a7aef7f28184be991eb81e312bc LegProgressed','{"is":"leg-progressed","leg":"L1","sid":"CA01a21a7aef7f57bd3f8ee610398f9334","progress":1}',NULL);
INSERT INTO "Events" VALUES(34,'CA01a21a7aef7f28184be991eb81e312bc',1795740596679,1795740596676,'twilio','1c34beea-4b04-4234-8e34-8c033b69e755 CA01a21a7aef7f28184be991eb81e312bc LegProgressed','{"is":"leg-progressed","leg":"L1","sid":"CA01a21a7aef7f57bd3f8ee610398f9334","progress":2}',NULL);
INSERT INTO "Events" VALUES(35,'CA01a21a7aef7f28184be991eb81e312bc',1795740596680,1795740596676,'twilio','bb733ccc-9552-4b45-9daf-19b2d5198b60 CA01a21a7aef7f28184be991eb81e312bc LegProgressed','{"is":"leg-progressed","leg":"L1","sid":"CA01a21a7aef7f57bd3f8ee610398f9334","progress":3}',NULL);
INSERT INTO "Events" VALUES(36,'CA01a21a7aef7f28184be991eb81e312bc',1795740596682,1795740596676,'twilio','d106e1ff-b4d2-47b5-8d5c-83970d569719 CA01a21a7aef7f28184be991eb81e312bc AgentAtDoor','{"is":"agent-at-door","leg":"L1","sid":"CA01a21a7aef7f57bd3f8ee610398f9334"}',NULL);
INSERT INTO "Events" VALUES(37,'CA01a21a7aef7f28184be991eb81e312bc',1795740596691,1795740596688,'twilio','66975194-a0a4-455c-8a2b-0a2b8b07e0d6 CA01a21a7aef7f28184be991eb81e312bc ParticipantJoined','{"is":"participant-joined","sid":"CA01a21a7aef7f57bd3f8ee610398f9334","room":1,"conference":"CF01a21a7aef7ff19ac41ac15ea986da5b"}',NULL);
INSERT INTO "Events" VALUES(38,'CA01a21a7aef7f28184be991eb81e312bc',1795740596839,NULL,'agent3','command 87f6f94b-a48d-427f-bbbe-decd663a0282','{"is":"end","by":"agent3"}','{"code":2,"reason":"You have no part in this call."}');
INSERT INTO "Events" VALUES(39,'CA01a21a7aef7f28184be991eb81e312bc',1795740596880,NULL,'agent2','command a3e0d0c9-369a-4ede-8339-b0f44cd93e39','{"is":"hold","by":"agent2"}',NULL);
INSERT INTO "Events" VALUES(40,'CA01a21a7aef7f28184be991eb81e312bc',1795740596890,1795740596887,'twilio','2604f133-70ae-4f63-83db-3fdc7c878440 CA01a21a7aef7f28184be991eb81e312bc LegEnded','{"is":"leg-ended","leg":"customer","sid":"CA01a21a7aef7f28184be991eb81e312bc","ending":0}',NULL);
INSERT INTO "Events" VALUES(41,'CA01a21a7aef7f28184be991eb81e312bc',1795740596899,1795740596888,'twilio','44d49071-af9c-4795-b919-dce1c7eec85e CA01a21a7aef7f28184be991eb81e312bc ParticipantLeft','{"is":"participant-left","sid":"CA01a21a7aef7f28184be991eb81e312bc","room":1,"hungUp":true}',NULL);
INSERT INTO "Events" VALUES(42,'CA01a21a7aef7f28184be991eb81e312bc',1795740596900,1795740596888,'twilio','b49e2425-c4af-461f-8904-36ef53b27b97 CA01a21a7aef7f28184be991eb81e312bc RoomEnded','{"is":"room-ended","room":1,"endedBy":"CA01a21a7aef7f28184be991eb81e312bc"}',NULL);
INSERT INTO "Events" VALUES(43,'CA01a21a7aef7f28184be991eb81e312bc',1795740596904,1795740596888,'twilio','9c442289-7f02-45e2-8c3c-b18c33340913 CA01a21a7aef7f28184be991eb81e312bc ParticipantLeft','{"is":"participant-left","sid":"CA01a21a7aef7f57bd3f8ee610398f9334","room":1,"hungUp":false}',NULL);
INSERT INTO "Events" VALUES(44,'CA01a21a7aef7f28184be991eb81e312bc',1795740596911,1795740596888,'twilio','61e9087f-54b4-4857-bd2c-3ceb8ffeb8ec CA01a21a7aef7f28184be991eb81e312bc DialFinished','{"is":"dial-finished","leg":"customer","room":1,"hungUp":true}',NULL);
INSERT INTO "Events" VALUES(45,'CA01a21a7aef7f28184be991eb81e312bc',1795740596913,1795740596889,'twilio','34447179-8cbe-4018-8d8a-8b42048c7686 CA01a21a7aef7f28184be991eb81e312bc DialFinished','{"is":"dial-finished","leg":"L1","room":1,"hungUp":false}',NULL);
INSERT INTO "Events" VALUES(46,'CA01a21a7aef7f28184be991eb81e312bc',1795740596921,NULL,'outbox',NULL,'{"is":"participant-left","sid":"CA01a21a7aef7f28184be991eb81e312bc","room":1,"hungUp":false}',NULL);
INSERT INTO "Events" VALUES(47,'CA01a21a7aef7f28184be991eb81e312bc',1795740596924,1795740596920,'twilio','845bbd41-815e-4baf-9303-e4adc23e30a5 CA01a21a7aef7f28184be991eb81e312bc LegEnded','{"is":"leg-ended","leg":"L1","sid":"CA01a21a7aef7f57bd3f8ee610398f9334","ending":0}',NULL);
INSERT INTO "Events" VALUES(48,'CA01a21a7aef7fff46699c73c4a1cd1034',1795740604521,NULL,'timer','timer 7','{"is":"end-guard-fell"}',NULL);
INSERT INTO "Events" VALUES(49,'CA01a21a7aef7f28184be991eb81e312bc',1795740604893,NULL,'timer','timer 13','{"is":"end-guard-fell"}',NULL);
INSERT INTO "Events" VALUES(50,'CA01a21a7aef7fff46699c73c4a1cd1034',1795740624365,NULL,'timer','timer 2','{"is":"ring-guard-fell","leg":"L1"}',NULL);
INSERT INTO "Events" VALUES(51,'CA01a21a7aef7fff46699c73c4a1cd1034',1795740624442,NULL,'timer','timer 4','{"is":"ring-guard-fell","leg":"L2"}',NULL);
INSERT INTO "Events" VALUES(52,'CA01a21a7aef7f28184be991eb81e312bc',1795740624686,NULL,'timer','timer 10','{"is":"ring-guard-fell","leg":"L1"}',NULL);
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
INSERT INTO "Outbox" VALUES(1,'CA01a21a7aef7fff46699c73c4a1cd1034',3,'dial L1','{"is":"dial-agent","leg":"L1","agent":"agent1"}',1795740596221,NULL,1,NULL,1795740596396);
INSERT INTO "Outbox" VALUES(2,'CA01a21a7aef7fff46699c73c4a1cd1034',4,'timer RingGuardFell { Leg = L1 } 1795740624359','{"is":"start-timer","event":{"is":"ring-guard-fell","leg":"L1"},"due":"2026-11-27T00:50:24.359+00:00"}',1795740624359,NULL,1,NULL,1795740624369);
INSERT INTO "Outbox" VALUES(3,'CA01a21a7aef7fff46699c73c4a1cd1034',10,'dial L2','{"is":"dial-agent","leg":"L2","agent":"agent2"}',1795740596418,NULL,1,NULL,1795740596464);
INSERT INTO "Outbox" VALUES(4,'CA01a21a7aef7fff46699c73c4a1cd1034',11,'timer RingGuardFell { Leg = L2 } 1795740624440','{"is":"start-timer","event":{"is":"ring-guard-fell","leg":"L2"},"due":"2026-11-27T00:50:24.44+00:00"}',1795740624440,NULL,1,NULL,1795740624446);
INSERT INTO "Outbox" VALUES(5,'CA01a21a7aef7fff46699c73c4a1cd1034',17,'end L1','{"is":"end-leg","leg":"L1"}',1795740596479,NULL,1,NULL,1795740596514);
INSERT INTO "Outbox" VALUES(6,'CA01a21a7aef7fff46699c73c4a1cd1034',21,'end room 1','{"is":"end-room","room":1}',1795740596516,NULL,1,NULL,1795740596554);
INSERT INTO "Outbox" VALUES(7,'CA01a21a7aef7fff46699c73c4a1cd1034',21,'timer EndGuardFell { } 1795740604516','{"is":"start-timer","event":{"is":"end-guard-fell"},"due":"2026-11-27T00:50:04.516+00:00"}',1795740604516,NULL,1,NULL,1795740604524);
INSERT INTO "Outbox" VALUES(8,'CA01a21a7aef7fff46699c73c4a1cd1034',23,'end room 1','{"is":"end-room","room":1}',1795740596540,NULL,1,NULL,1795740596555);
INSERT INTO "Outbox" VALUES(9,'CA01a21a7aef7f28184be991eb81e312bc',31,'dial L1','{"is":"dial-agent","leg":"L1","agent":"agent2"}',1795740596667,NULL,1,NULL,1795740596686);
INSERT INTO "Outbox" VALUES(10,'CA01a21a7aef7f28184be991eb81e312bc',32,'timer RingGuardFell { Leg = L1 } 1795740624675','{"is":"start-timer","event":{"is":"ring-guard-fell","leg":"L1"},"due":"2026-11-27T00:50:24.675+00:00"}',1795740624675,NULL,1,NULL,1795740624698);
INSERT INTO "Outbox" VALUES(11,'CA01a21a7aef7f28184be991eb81e312bc',39,'hold customer in room 1','{"is":"set-hold","leg":"customer","room":1,"held":true}',1795740596880,NULL,1,NULL,1795740596930);
INSERT INTO "Outbox" VALUES(12,'CA01a21a7aef7f28184be991eb81e312bc',40,'end room 1','{"is":"end-room","room":1}',1795740596890,NULL,1,NULL,1795740596927);
INSERT INTO "Outbox" VALUES(13,'CA01a21a7aef7f28184be991eb81e312bc',40,'timer EndGuardFell { } 1795740604890','{"is":"start-timer","event":{"is":"end-guard-fell"},"due":"2026-11-27T00:50:04.89+00:00"}',1795740604890,NULL,1,NULL,1795740604894);
INSERT INTO "Outbox" VALUES(14,'CA01a21a7aef7f28184be991eb81e312bc',42,'end room 1','{"is":"end-room","room":1}',1795740596900,NULL,1,NULL,1795740596926);
CREATE TABLE "Stints" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Stints" PRIMARY KEY AUTOINCREMENT,
    "AgentId" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Since" INTEGER NOT NULL,
    "Until" INTEGER NOT NULL,
    "QueueId" TEXT NULL
);
INSERT INTO "Stints" VALUES(1,'agent1','Available',1795740595724,1795740596221,NULL);
INSERT INTO "Stints" VALUES(2,'agent1','Reserved',1795740596221,1795740596379,'default');
INSERT INTO "Stints" VALUES(3,'agent2','Available',1795740596412,1795740596418,NULL);
INSERT INTO "Stints" VALUES(4,'agent2','Reserved',1795740596418,1795740596461,'default');
INSERT INTO "Stints" VALUES(5,'agent1','OnCall',1795740596379,1795740596497,'default');
INSERT INTO "Stints" VALUES(6,'agent1','Available',1795740596497,1795740596512,NULL);
INSERT INTO "Stints" VALUES(7,'agent2','OnCall',1795740596461,1795740596533,'default');
INSERT INTO "Stints" VALUES(8,'agent2','Available',1795740596533,1795740596667,NULL);
INSERT INTO "Stints" VALUES(9,'agent2','Reserved',1795740596667,1795740596682,'default');
INSERT INTO "Stints" VALUES(10,'agent2','OnCall',1795740596682,1795740596913,'default');
INSERT INTO "Stints" VALUES(11,'agent2','Available',1795740596913,1795740596931,NULL);
CREATE TABLE "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);
INSERT INTO "__EFMigrationsHistory" VALUES('20261127003030_Initial','10.0.14');
CREATE TABLE "__EFMigrationsLock" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY,
    "Timestamp" TEXT NOT NULL
);
CREATE TRIGGER AuditIsAppendOnly_DELETE BEFORE DELETE ON Audit BEGIN SELECT RAISE(ABORT, 'The audit is append-only.'); END;
CREATE TRIGGER AuditIsAppendOnly_UPDATE BEFORE UPDATE ON Audit BEGIN SELECT RAISE(ABORT, 'The audit is append-only.'); END;
CREATE INDEX "EmailIndex" ON "AspNetUsers" ("NormalizedEmail");
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
CREATE INDEX "IX_Stints_Until" ON "Stints" ("Until");
CREATE UNIQUE INDEX "RoleNameIndex" ON "AspNetRoles" ("NormalizedName");
CREATE UNIQUE INDEX "UserNameIndex" ON "AspNetUsers" ("NormalizedUserName");
