CREATE TABLE "AgentStates" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AgentStates" PRIMARY KEY AUTOINCREMENT,
    "AgentId" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Since" INTEGER NOT NULL,
    "Until" INTEGER NOT NULL,
    "QueueId" TEXT NULL
);
INSERT INTO "AgentStates" VALUES(1,'agent1','Available',1796045045881,1796045046282,NULL);
INSERT INTO "AgentStates" VALUES(2,'agent1','Reserved',1796045046282,1796045046368,'default');
INSERT INTO "AgentStates" VALUES(3,'agent2','Available',1796045046389,1796045046398,NULL);
INSERT INTO "AgentStates" VALUES(4,'agent2','Reserved',1796045046398,1796045046453,'default');
INSERT INTO "AgentStates" VALUES(5,'agent1','OnCall',1796045046368,1796045046478,'default');
INSERT INTO "AgentStates" VALUES(6,'agent1','Available',1796045046478,1796045046483,NULL);
INSERT INTO "AgentStates" VALUES(7,'agent2','OnCall',1796045046453,1796045046493,'default');
INSERT INTO "AgentStates" VALUES(8,'agent2','Available',1796045046493,1796045046633,NULL);
INSERT INTO "AgentStates" VALUES(9,'agent2','Reserved',1796045046633,1796045046642,'default');
INSERT INTO "AgentStates" VALUES(10,'agent2','OnCall',1796045046642,1796045046870,'default');
INSERT INTO "AgentStates" VALUES(11,'agent2','Available',1796045046870,1796045046886,NULL);
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
INSERT INTO "Agents" VALUES('agent1','Agent 1',NULL,NULL,NULL,0,0,NULL,1796045046478,1796045046282,'Offline',1796045046483,NULL,1796045046478,0,NULL,NULL,NULL,0,0,NULL,NULL,NULL,6);
INSERT INTO "Agents" VALUES('agent2','Agent 2',NULL,NULL,NULL,0,0,NULL,1796045046870,1796045046633,'Offline',1796045046886,NULL,1796045046870,0,NULL,NULL,NULL,0,0,NULL,NULL,NULL,8);
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
INSERT INTO "AspNetRoles" VALUES('002cf0a5-eba3-4f32-be6d-2062ea3b4382','agent','AGENT','8a9d2b23-71f2-4995-8e8d-f88a272d4af0');
INSERT INTO "AspNetRoles" VALUES('525200ad-5f9e-444a-9517-c99148231a2f','supervisor','SUPERVISOR','e3a516f7-8978-41dc-9160-60aa4af423e2');
INSERT INTO "AspNetRoles" VALUES('37ff5626-eaa8-4083-b2b5-3c3eaa546a66','admin','ADMIN','53c702fd-0e63-474b-927a-6cfad70e3080');
INSERT INTO "AspNetRoles" VALUES('877a96e3-dc4d-48cf-9969-0bd2f4b3d48c','auditor','AUDITOR','ff532543-52ce-415e-9182-63bb56f25f03');
INSERT INTO "AspNetRoles" VALUES('96408a6d-4bae-4d9b-ba5d-7c45637312da','viewer','VIEWER','13157716-2f73-47ef-bc34-e02ec94f5c1a');
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
INSERT INTO "AspNetUserRoles" VALUES('dd5fec1b-b064-4a1e-bf59-c1b981d91a13','002cf0a5-eba3-4f32-be6d-2062ea3b4382');
INSERT INTO "AspNetUserRoles" VALUES('48facabb-baf1-4896-94f0-6939400ba228','002cf0a5-eba3-4f32-be6d-2062ea3b4382');
INSERT INTO "AspNetUserRoles" VALUES('fa7f4f4a-2045-4462-ba4d-c4aff7f7d052','002cf0a5-eba3-4f32-be6d-2062ea3b4382');
INSERT INTO "AspNetUserRoles" VALUES('15279d3e-99f1-46f1-b0c3-4295811191a4','525200ad-5f9e-444a-9517-c99148231a2f');
INSERT INTO "AspNetUserRoles" VALUES('714cd8ee-9d4c-4de2-b6a1-fecd1fce911a','37ff5626-eaa8-4083-b2b5-3c3eaa546a66');
INSERT INTO "AspNetUserRoles" VALUES('48c9c449-4f18-4332-b6cd-2496d917d269','877a96e3-dc4d-48cf-9969-0bd2f4b3d48c');
INSERT INTO "AspNetUserRoles" VALUES('13c9c2f4-f93c-4927-a5b3-268e72b5272e','96408a6d-4bae-4d9b-ba5d-7c45637312da');
INSERT INTO "AspNetUserRoles" VALUES('8f6bd224-bb26-46aa-990a-ba20a7e71c1b','525200ad-5f9e-444a-9517-c99148231a2f');
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
, "DisabledAt" INTEGER NULL, "MustChangePassword" INTEGER NOT NULL DEFAULT 0);
INSERT INTO "AspNetUsers" VALUES('dd5fec1b-b064-4a1e-bf59-c1b981d91a13','Agent 1','agent1',1,'agent1','AGENT1',NULL,NULL,0,NULL,'7ZW3ASL5MAAXUVYYLOIIE3VSY6VYYQMR','f9aabbf3-9428-480c-addf-ef8ae1c4a045',NULL,0,0,NULL,1,0,NULL,0);
INSERT INTO "AspNetUsers" VALUES('48facabb-baf1-4896-94f0-6939400ba228','Agent 2','agent2',1,'agent2','AGENT2',NULL,NULL,0,NULL,'77RM6OANSG5BCVVNG4BKLYBEL7GBLE6N','60437612-2ce4-4d68-b4db-778185c55136',NULL,0,0,NULL,1,0,NULL,0);
INSERT INTO "AspNetUsers" VALUES('fa7f4f4a-2045-4462-ba4d-c4aff7f7d052','Agent 3','agent3',1,'agent3','AGENT3',NULL,NULL,0,NULL,'E7XHCYZIZKV7SG6SZIAR6LGKG63TVDFT','e9088c49-220a-41f8-99f2-2c710f87e40a',NULL,0,0,NULL,1,0,NULL,0);
INSERT INTO "AspNetUsers" VALUES('15279d3e-99f1-46f1-b0c3-4295811191a4','Supervisor 1','supervisor1',1,'supervisor1','SUPERVISOR1',NULL,NULL,0,NULL,'6RFHBBIP4G2SPFYJOV3UEZQXMJOH5GQN','1437e216-5e0e-482e-94c3-0ddaf6674f88',NULL,0,0,NULL,1,0,NULL,0);
INSERT INTO "AspNetUsers" VALUES('714cd8ee-9d4c-4de2-b6a1-fecd1fce911a','Administrator 1','admin1',1,'admin1','ADMIN1',NULL,NULL,0,NULL,'EJMEM6LNLNG2W4QKAVONQH6Y7TBRVCI2','826aa9f3-2751-46f4-ad92-746c824fcae7',NULL,0,0,NULL,1,0,NULL,0);
INSERT INTO "AspNetUsers" VALUES('48c9c449-4f18-4332-b6cd-2496d917d269','Auditor 1','auditor1',1,'auditor1','AUDITOR1',NULL,NULL,0,NULL,'N37UFPZLFYXJZMN3ZCV2SBF4J562JR5Y','c68dabf9-8c3e-4bb7-9317-c789ec386778',NULL,0,0,NULL,1,0,NULL,0);
INSERT INTO "AspNetUsers" VALUES('13c9c2f4-f93c-4927-a5b3-268e72b5272e','Wallboard 1','wallboard1',1,'wallboard1','WALLBOARD1',NULL,NULL,0,NULL,'EPLGYYBX4JPBLORB4VA4KB74BVS667WY','cfca028f-a162-4daf-913b-e321f37a5b91',NULL,0,0,NULL,1,0,NULL,0);
INSERT INTO "AspNetUsers" VALUES('8f6bd224-bb26-46aa-990a-ba20a7e71c1b','Kim','kim',0,'kim','KIM',NULL,NULL,0,'AQAAAAIAAzRQAAAAECz/VxzqyQxjT8L2r7zrAl3cf/MzO5DxaLizkw0Wrq2Me8lw14U8sa010rFudjXQmg==','ON24VG47WI5SCJVPUH23HAX5YNWZPWUC','017360b2-dc86-4398-b4c0-3651bc91aca2',NULL,0,0,NULL,1,0,NULL,0);
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
INSERT INTO "Audit" VALUES(1,1796045045814,'test','create-user','Done','supervisor',NULL,'kim',NULL,NULL,NULL,NULL);
INSERT INTO "Audit" VALUES(2,1796045046809,'agent3','signs in','Done','',NULL,NULL,'127.0.0.1',NULL,'3a4761a0660c40196eb0760e900307fae3b92df62865b1b878cc66cfe9a6c76d','fa7f4f4a-2045-4462-ba4d-c4aff7f7d052');
INSERT INTO "Audit" VALUES(3,1796045046843,'agent3','end','Denied','You have no part in this call.','CA01a22ca0781c28184be991eb81e312bc',NULL,'127.0.0.1',NULL,'3a4761a0660c40196eb0760e900307fae3b92df62865b1b878cc66cfe9a6c76d','fa7f4f4a-2045-4462-ba4d-c4aff7f7d052');
CREATE TABLE "AuditSeals" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AuditSeals" PRIMARY KEY,
    "Hash" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    CONSTRAINT "FK_AuditSeals_Audit_Id" FOREIGN KEY ("Id") REFERENCES "Audit" ("Id") ON DELETE RESTRICT
);
INSERT INTO "AuditSeals" VALUES(1,'22911acaf6c3da23cfbe6aa7c708b298b8a3573f435f1260ecb48e01b9e08ee5','');
INSERT INTO "AuditSeals" VALUES(2,'e2249b48b88fe6780b31a67893b1a32cb10988e07b8fb016fe7f410831a5717c','');
INSERT INTO "AuditSeals" VALUES(3,'e78bc738cc7b6377f95b4bc4c1461b36361d72ac7f4e6ad93366cd9715e8e237','');
CREATE TABLE "AuditStreams" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AuditStreams" PRIMARY KEY,
    "Last" INTEGER NOT NULL
);
CREATE TABLE "Calls" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Calls" PRIMARY KEY,
    "Live" INTEGER NOT NULL,
    "ArrivedAt" INTEGER NOT NULL,
    "Agents" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "Document" TEXT NOT NULL
);
INSERT INTO "Calls" VALUES('CA01a22ca0781cff46699c73c4a1cd1034',0,1796045046196,'
agent1
agent2
',19,'{"id":"CA01a22ca0781cff46699c73c4a1cd1034","from":"\u002B15550100001","to":"\u002B15550100000","queue":"default","arrivedAt":"2026-11-30T13:24:06.196+00:00","phase":{"is":"ended","reason":1,"at":"2026-11-30T13:24:06.484+00:00","parties":[]},"phaseSince":"2026-11-30T13:24:06.484+00:00","legs":[{"id":"customer","sid":"CA01a22ca0781cff46699c73c4a1cd1034","progress":5,"since":"2026-11-30T13:24:06.499+00:00","room":1,"presence":2,"muted":false,"coachingPending":false,"held":false,"flagsSequence":-1,"holdPending":false,"endsRoom":true,"endsCall":false,"inDoubt":false,"dialAsked":false,"overriding":false,"hasRingTimeout":false,"released":true,"hangsUp":false,"ending":0},{"id":"L1","agent":"agent1","sid":"CA01a22ca0781c0ea09ce3c1176ce48e82","progress":5,"since":"2026-11-30T13:24:06.478+00:00","admittedAt":"2026-11-30T13:24:06.368+00:00","room":1,"presence":2,"muted":false,"coachingPending":false,"held":false,"flagsSequence":-1,"holdPending":false,"endsRoom":false,"endsCall":false,"inDoubt":false,"dialAsked":true,"overriding":false,"hasRingTimeout":true,"released":true,"hangsUp":false,"ending":0},{"id":"L2","agent":"agent2","sid":"CA01a22ca0781c4e0221be0f3b5358f0a3","progress":5,"since":"2026-11-30T13:24:06.493+00:00","admittedAt":"2026-11-30T13:24:06.453+00:00","room":1,"presence":2,"muted":false,"coachingPending":false,"held":false,"flagsSequence":-1,"holdPending":false,"endsRoom":true,"endsCall":false,"inDoubt":false,"dialAsked":true,"overriding":false,"hasRingTimeout":true,"released":true,"hangsUp":false,"ending":0}],"room":2,"passedBy":{},"answeredAt":"2026-11-30T13:24:06.368+00:00","handover":{"by":"agent1","briefing":{"reason":"","note":""},"at":"2026-11-30T13:24:06.398+00:00","search":0},"conferences":{"1":"CF01a22ca0781c135b4ea36f84a54adf7a"}}');
INSERT INTO "Calls" VALUES('CA01a22ca0781c28184be991eb81e312bc',0,1796045046616,'
agent2
',11,'{"id":"CA01a22ca0781c28184be991eb81e312bc","from":"\u002B15550100002","to":"\u002B15550100000","queue":"default","arrivedAt":"2026-11-30T13:24:06.616+00:00","phase":{"is":"ended","reason":0,"at":"2026-11-30T13:24:06.864+00:00","parties":[]},"phaseSince":"2026-11-30T13:24:06.864+00:00","legs":[{"id":"customer","sid":"CA01a22ca0781c28184be991eb81e312bc","progress":5,"since":"2026-11-30T13:24:06.864+00:00","room":1,"presence":2,"muted":false,"coachingPending":false,"held":false,"flagsSequence":-1,"holdPending":true,"endsRoom":true,"endsCall":true,"inDoubt":false,"dialAsked":false,"overriding":false,"hasRingTimeout":false,"released":false,"hangsUp":false,"ending":0},{"id":"L1","agent":"agent2","sid":"CA01a22ca0781c57bd3f8ee610398f9334","progress":5,"since":"2026-11-30T13:24:06.87+00:00","admittedAt":"2026-11-30T13:24:06.642+00:00","room":1,"presence":2,"muted":false,"coachingPending":false,"held":false,"flagsSequence":-1,"holdPending":false,"endsRoom":false,"endsCall":false,"inDoubt":false,"dialAsked":true,"overriding":false,"hasRingTimeout":true,"released":true,"hangsUp":false,"ending":0}],"room":2,"passedBy":{},"answeredAt":"2026-11-30T13:24:06.642+00:00","conferences":{"1":"CF01a22ca0781cf19ac41ac15ea986da5b"}}');
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
INSERT INTO "Events" VALUES(1,'CA01a22ca0781cff46699c73c4a1cd1034',1796045046196,1796045046079,'twilio','8c36e9dc-af1f-49a1-af7a-a617beeaff59 CA01a22ca0781cff46699c73c4a1cd1034 CustomerArrived','{"is":"customer-arrived","from":"\u002B15550100001","to":"\u002B15550100000","queue":"default"}',NULL);
INSERT INTO "Events" VALUES(2,'CA01a22ca0781cff46699c73c4a1cd1034',1796045046260,1796045046146,'twilio','04bf99d8-8b47-47a0-ab26-26aa4d5efb24 CA01a22ca0781cff46699c73c4a1cd1034 ParticipantJoined','{"is":"participant-joined","sid":"CA01a22ca0781cff46699c73c4a1cd1034","room":1,"conference":"CF01a22ca0781c135b4ea36f84a54adf7a"}',NULL);
INSERT INTO "Events" VALUES(3,'CA01a22ca0781cff46699c73c4a1cd1034',1796045046282,NULL,'routing','6683c385-4f7a-4648-b6ac-a6083fa1896a','{"is":"offer","agent":"agent1","why":"longest idle (0 s)","also":false}',NULL);
INSERT INTO "Events" VALUES(4,'CA01a22ca0781cff46699c73c4a1cd1034',1796045046356,1796045046352,'twilio','38e38c11-f2e6-4d49-8ecd-a4de9622e0ef CA01a22ca0781cff46699c73c4a1cd1034 LegProgressed','{"is":"leg-progressed","leg":"L1","sid":"CA01a22ca0781c0ea09ce3c1176ce48e82","progress":1}',NULL);
INSERT INTO "Events" VALUES(5,'CA01a22ca0781cff46699c73c4a1cd1034',1796045046368,1796045046354,'twilio','15b879a8-3e58-4d4f-96a0-feccfc0f4c22 CA01a22ca0781cff46699c73c4a1cd1034 LegProgressed','{"is":"leg-progressed","leg":"L1","sid":"CA01a22ca0781c0ea09ce3c1176ce48e82","progress":2}',NULL);
INSERT INTO "Events" VALUES(6,'CA01a22ca0781cff46699c73c4a1cd1034',1796045046368,1796045046358,'twilio','8354fb20-e8a1-4c5b-9f48-32bcf0579fd4 CA01a22ca0781cff46699c73c4a1cd1034 LegProgressed','{"is":"leg-progressed","leg":"L1","sid":"CA01a22ca0781c0ea09ce3c1176ce48e82","progress":3}',NULL);
INSERT INTO "Events" VALUES(7,'CA01a22ca0781cff46699c73c4a1cd1034',1796045046368,1796045046360,'twilio','a01a819c-0128-4994-a8d9-5518118aec5c CA01a22ca0781cff46699c73c4a1cd1034 AgentAnswered','{"is":"agent-answered","leg":"L1","sid":"CA01a22ca0781c0ea09ce3c1176ce48e82"}',NULL);
INSERT INTO "Events" VALUES(8,'CA01a22ca0781cff46699c73c4a1cd1034',1796045046379,1796045046379,'twilio','f5610e09-8841-4b91-84a9-1f5f1d8bd54a CA01a22ca0781cff46699c73c4a1cd1034 ParticipantJoined','{"is":"participant-joined","sid":"CA01a22ca0781c0ea09ce3c1176ce48e82","room":1,"conference":"CF01a22ca0781c135b4ea36f84a54adf7a"}',NULL);
INSERT INTO "Events" VALUES(9,'CA01a22ca0781cff46699c73c4a1cd1034',1796045046398,NULL,'agent1','command d36ec9bf-f3d1-41cd-9295-0f8537a2806d','{"is":"dial-in","target":{"is":"agent","agent":"agent2"},"briefing":{"reason":"","note":""},"override":false,"by":"agent1"}',NULL);
INSERT INTO "Events" VALUES(10,'CA01a22ca0781cff46699c73c4a1cd1034',1796045046409,NULL,'outbox','296e4789-4e10-4339-9843-6d132ab19298','{"is":"leg-progressed","leg":"L1","sid":"CA01a22ca0781c0ea09ce3c1176ce48e82","progress":1}',NULL);
INSERT INTO "Events" VALUES(11,'CA01a22ca0781cff46699c73c4a1cd1034',1796045046453,NULL,'outbox','3a77fde3-9ccf-4cb3-b4a2-8a99cc72fa06','{"is":"leg-progressed","leg":"L2","sid":"CA01a22ca0781c4e0221be0f3b5358f0a3","progress":1}',NULL);
INSERT INTO "Events" VALUES(12,'CA01a22ca0781cff46699c73c4a1cd1034',1796045046453,1796045046435,'twilio','06a117d7-b8d1-4352-b210-15015784c8bf CA01a22ca0781cff46699c73c4a1cd1034 LegProgressed','{"is":"leg-progressed","leg":"L2","sid":"CA01a22ca0781c4e0221be0f3b5358f0a3","progress":1}',NULL);
INSERT INTO "Events" VALUES(13,'CA01a22ca0781cff46699c73c4a1cd1034',1796045046453,1796045046436,'twilio','a65fda3b-5101-4d8f-ad62-2aa5b1794a7d CA01a22ca0781cff46699c73c4a1cd1034 LegProgressed','{"is":"leg-progressed","leg":"L2","sid":"CA01a22ca0781c4e0221be0f3b5358f0a3","progress":3}',NULL);
INSERT INTO "Events" VALUES(14,'CA01a22ca0781cff46699c73c4a1cd1034',1796045046453,1796045046435,'twilio','982f421f-222e-4b39-a593-513de5c78602 CA01a22ca0781cff46699c73c4a1cd1034 LegProgressed','{"is":"leg-progressed","leg":"L2","sid":"CA01a22ca0781c4e0221be0f3b5358f0a3","progress":2}',NULL);
INSERT INTO "Events" VALUES(15,'CA01a22ca0781cff46699c73c4a1cd1034',1796045046453,1796045046436,'twilio','9fc75fcf-1c45-4096-bea9-d4ea31ffe239 CA01a22ca0781cff46699c73c4a1cd1034 AgentAnswered','{"is":"agent-answered","leg":"L2","sid":"CA01a22ca0781c4e0221be0f3b5358f0a3"}',NULL);
INSERT INTO "Events" VALUES(16,'CA01a22ca0781cff46699c73c4a1cd1034',1796045046457,1796045046457,'twilio','2affea85-4031-4368-94e6-2bc86683f9c8 CA01a22ca0781cff46699c73c4a1cd1034 ParticipantJoined','{"is":"participant-joined","sid":"CA01a22ca0781c4e0221be0f3b5358f0a3","room":1,"conference":"CF01a22ca0781c135b4ea36f84a54adf7a"}',NULL);
INSERT INTO "Events" VALUES(17,'CA01a22ca0781cff46699c73c4a1cd1034',1796045046467,NULL,'agent1','command 576b113e-626c-4c09-b129-f0c8e4190a2b','{"is":"leave","by":"agent1"}',NULL);
INSERT INTO "Events" VALUES(18,'CA01a22ca0781cff46699c73c4a1cd1034',1796045046478,1796045046477,'twilio','ee932a98-d8ee-4760-9057-a37e710551ae CA01a22ca0781cff46699c73c4a1cd1034 ParticipantLeft','{"is":"participant-left","sid":"CA01a22ca0781c0ea09ce3c1176ce48e82","room":1,"hungUp":true}',NULL);
INSERT INTO "Events" VALUES(19,'CA01a22ca0781cff46699c73c4a1cd1034',1796045046482,1796045046476,'twilio','2d6aa33d-fcdc-4199-8dcd-ebd304b4e978 CA01a22ca0781cff46699c73c4a1cd1034 LegEnded','{"is":"leg-ended","leg":"L1","sid":"CA01a22ca0781c0ea09ce3c1176ce48e82","ending":0}',NULL);
INSERT INTO "Events" VALUES(20,'CA01a22ca0781cff46699c73c4a1cd1034',1796045046483,NULL,'outbox','e36c5409-7162-4712-8ff2-2abde4ab3663','{"is":"leg-ended","leg":"L1","sid":"CA01a22ca0781c0ea09ce3c1176ce48e82","ending":0}',NULL);
INSERT INTO "Events" VALUES(21,'CA01a22ca0781cff46699c73c4a1cd1034',1796045046484,NULL,'agent2','command ffdc1b7b-3db8-49fd-afb6-ae6c85348d83','{"is":"hang-up","by":"agent2"}',NULL);
INSERT INTO "Events" VALUES(22,'CA01a22ca0781cff46699c73c4a1cd1034',1796045046493,1796045046493,'twilio','42f65ee5-6da2-46fc-a0ab-daadc4813ff1 CA01a22ca0781cff46699c73c4a1cd1034 LegEnded','{"is":"leg-ended","leg":"L2","sid":"CA01a22ca0781c4e0221be0f3b5358f0a3","ending":0}',NULL);
INSERT INTO "Events" VALUES(23,'CA01a22ca0781cff46699c73c4a1cd1034',1796045046496,1796045046494,'twilio','2570497a-c010-4236-a9fd-d223c44d9817 CA01a22ca0781cff46699c73c4a1cd1034 ParticipantLeft','{"is":"participant-left","sid":"CA01a22ca0781c4e0221be0f3b5358f0a3","room":1,"hungUp":true}',NULL);
INSERT INTO "Events" VALUES(24,'CA01a22ca0781cff46699c73c4a1cd1034',1796045046497,1796045046494,'twilio','ecaa19d2-34a3-4e92-b80a-b01a1d78cdbe CA01a22ca0781cff46699c73c4a1cd1034 RoomEnded','{"is":"room-ended","room":1,"endedBy":"CA01a22ca0781c4e0221be0f3b5358f0a3"}',NULL);
INSERT INTO "Events" VALUES(25,'CA01a22ca0781cff46699c73c4a1cd1034',1796045046499,1796045046494,'twilio','7e64743e-f039-46ed-9eb8-6828ee2e588c CA01a22ca0781cff46699c73c4a1cd1034 ParticipantLeft','{"is":"participant-left","sid":"CA01a22ca0781cff46699c73c4a1cd1034","room":1,"hungUp":false}',NULL);
INSERT INTO "Events" VALUES(26,'CA01a22ca0781cff46699c73c4a1cd1034',1796045046499,1796045046497,'twilio','62b04483-fac5-469d-84d8-109b2368dca1 CA01a22ca0781cff46699c73c4a1cd1034 DialFinished','{"is":"dial-finished","leg":"customer","room":1,"hungUp":false,"sid":"CA01a22ca0781cff46699c73c4a1cd1034"}',NULL);
INSERT INTO "Events" VALUES(27,'CA01a22ca0781cff46699c73c4a1cd1034',1796045046501,1796045046495,'twilio','1a291643-92f9-4dad-a23c-2cc6411b11e7 CA01a22ca0781cff46699c73c4a1cd1034 DialFinished','{"is":"dial-finished","leg":"L2","room":1,"hungUp":true,"sid":"CA01a22ca0781c4e0221be0f3b5358f0a3"}',NULL);
INSERT INTO "Events" VALUES(28,'CA01a22ca0781cff46699c73c4a1cd1034',1796045046606,1796045046603,'twilio','d4f03db8-752a-45dd-966d-f3617257ad4d CA01a22ca0781cff46699c73c4a1cd1034 LegEnded','{"is":"leg-ended","leg":"customer","sid":"CA01a22ca0781cff46699c73c4a1cd1034","ending":0}',NULL);
INSERT INTO "Events" VALUES(29,'CA01a22ca0781c28184be991eb81e312bc',1796045046616,1796045046615,'twilio','4fee0286-56dd-458c-8c83-45bfeaaeebd7 CA01a22ca0781c28184be991eb81e312bc CustomerArrived','{"is":"customer-arrived","from":"\u002B15550100002","to":"\u002B15550100000","queue":"default"}',NULL);
INSERT INTO "Events" VALUES(30,'CA01a22ca0781c28184be991eb81e312bc',1796045046618,1796045046618,'twilio','d69106b4-ed83-4684-a964-f3e81e2ebaf7 CA01a22ca0781c28184be991eb81e312bc ParticipantJoined','{"is":"participant-joined","sid":"CA01a22ca0781c28184be991eb81e312bc","room":1,"conference":"CF01a22ca0781cf19ac41ac15ea986da5b"}',NULL);
INSERT INTO "Events" VALUES(31,'CA01a22ca0781c28184be991eb81e312bc',1796045046633,NULL,'routing','4ce3d39e-ae77-4fc4-8af1-e4fad20c604a','{"is":"offer","agent":"agent2","why":"longest idle (0 s)","also":false}',NULL);
INSERT INTO "Events" VALUES(32,'CA01a22ca0781c28184be991eb81e312bc',1796045046640,NULL,'outbox','942f9a6d-3807-4f35-802e-6821b0df1bb9','{"is":"leg-progressed","leg":"L1","sid":"CA01a22ca0781c57bd3f8ee610398f9334","progress":1}',NULL);
INSERT INTO "Events" VALUES(33,'CA01a22ca0781c28184be991eb81e312bc',1796045046642,1796045046641,'twilio','3ca6dd06-3e5a-42fd-a2ec-69b7611b9dc5 CA01a22ca0781c28184be991eb81e312bc LegProgressed','{"is":"leg-progressed","leg":"L1","sid":"CA01a22ca0781c57bd3f8ee610398f9334","progress":3}',NULL);
INSERT INTO "Events" VALUES(34,'CA01a22ca0781c28184be991eb81e312bc',1796045046642,1796045046642,'twilio','5183f267-3ba2-4273-a009-c9089133d765 CA01a22ca0781c28184be991eb81e312bc LegProgressed','{"is":"leg-progressed","leg":"L1","sid":"CA01a22ca0781c57bd3f8ee610398f9334","progress":2}',NULL);
INSERT INTO "Events" VALUES(35,'CA01a22ca0781c28184be991eb81e312bc',1796045046642,1796045046641,'twilio','a284e744-3cb5-46f0-8c42-c21e5fbabccd CA01a22ca0781c28184be991eb81e312bc AgentAnswered','{"is":"agent-answered","leg":"L1","sid":"CA01a22ca0781c57bd3f8ee610398f9334"}',NULL);
INSERT INTO "Events" VALUES(36,'CA01a22ca0781c28184be991eb81e312bc',1796045046642,1796045046641,'twilio','7422e9c5-62ae-4ec3-9ba7-f584e94d829d CA01a22ca0781c28184be991eb81e312bc LegProgressed','{"is":"leg-progressed","leg":"L1","sid":"CA01a22ca0781c57bd3f8ee610398f9334","progress":1}',NULL);
INSERT INTO "Events" VALUES(37,'CA01a22ca0781c28184be991eb81e312bc',1796045046645,1796045046645,'twilio','cd2cbc8e-b369-426f-8b7d-230d61bcac5a CA01a22ca0781c28184be991eb81e312bc ParticipantJoined','{"is":"participant-joined","sid":"CA01a22ca0781c57bd3f8ee610398f9334","room":1,"conference":"CF01a22ca0781cf19ac41ac15ea986da5b"}',NULL);
INSERT INTO "Events" VALUES(38,'CA01a22ca0781c28184be991eb81e312bc',1796045046860,NULL,'agent2','command 61a5dd20-b9da-4f11-aec8-4eb72b50d2c5','{"is":"hold","by":"agent2"}',NULL);
INSERT INTO "Events" VALUES(39,'CA01a22ca0781c28184be991eb81e312bc',1796045046864,1796045046864,'twilio','64b5d36f-30b0-435c-b27e-1bb9143ecbf3 CA01a22ca0781c28184be991eb81e312bc ParticipantLeft','{"is":"participant-left","sid":"CA01a22ca0781c28184be991eb81e312bc","room":1,"hungUp":true}',NULL);
INSERT INTO "Events" VALUES(40,'CA01a22ca0781c28184be991eb81e312bc',1796045046870,1796045046864,'twilio','0400b6f6-116e-4ba7-b7d9-9807005e8848 CA01a22ca0781c28184be991eb81e312bc LegEnded','{"is":"leg-ended","leg":"customer","sid":"CA01a22ca0781c28184be991eb81e312bc","ending":0}',NULL);
INSERT INTO "Events" VALUES(41,'CA01a22ca0781c28184be991eb81e312bc',1796045046870,1796045046864,'twilio','00d769a7-d48e-4088-a97b-c56ed1c0ae8b CA01a22ca0781c28184be991eb81e312bc RoomEnded','{"is":"room-ended","room":1,"endedBy":"CA01a22ca0781c28184be991eb81e312bc"}',NULL);
INSERT INTO "Events" VALUES(42,'CA01a22ca0781c28184be991eb81e312bc',1796045046870,1796045046864,'twilio','f05cd7d9-233d-467b-86ea-386cfdfdaf7d CA01a22ca0781c28184be991eb81e312bc ParticipantLeft','{"is":"participant-left","sid":"CA01a22ca0781c57bd3f8ee610398f9334","room":1,"hungUp":false}',NULL);
INSERT INTO "Events" VALUES(43,'CA01a22ca0781c28184be991eb81e312bc',1796045046870,1796045046864,'twilio','7f086438-2a12-4160-9539-4bfe8e6232be CA01a22ca0781c28184be991eb81e312bc DialFinished','{"is":"dial-finished","leg":"L1","room":1,"hungUp":false,"sid":"CA01a22ca0781c57bd3f8ee610398f9334"}',NULL);
INSERT INTO "Events" VALUES(44,'CA01a22ca0781c28184be991eb81e312bc',1796045046870,1796045046864,'twilio','b5dab207-63a2-44c8-b7c7-c67120e002b7 CA01a22ca0781c28184be991eb81e312bc DialFinished','{"is":"dial-finished","leg":"customer","room":1,"hungUp":true,"sid":"CA01a22ca0781c28184be991eb81e312bc"}',NULL);
INSERT INTO "Events" VALUES(45,'CA01a22ca0781c28184be991eb81e312bc',1796045046876,1796045046874,'twilio','f39fa45f-4d2b-4c6c-8fd2-7279eb55033e CA01a22ca0781c28184be991eb81e312bc LegEnded','{"is":"leg-ended","leg":"L1","sid":"CA01a22ca0781c57bd3f8ee610398f9334","ending":0}',NULL);
INSERT INTO "Events" VALUES(46,'CA01a22ca0781c28184be991eb81e312bc',1796045046889,NULL,'outbox','8f67d8d3-35bd-4e29-9e20-364d8c03ea1f','{"is":"participant-left","sid":"CA01a22ca0781c28184be991eb81e312bc","room":1,"hungUp":false}',NULL);
INSERT INTO "Events" VALUES(47,'CA01a22ca0781cff46699c73c4a1cd1034',1796045054491,NULL,'timer','timer 7','{"is":"end-timed-out"}',NULL);
INSERT INTO "Events" VALUES(48,'CA01a22ca0781c28184be991eb81e312bc',1796045054867,NULL,'timer','timer 13','{"is":"end-timed-out"}',NULL);
INSERT INTO "Events" VALUES(49,'CA01a22ca0781cff46699c73c4a1cd1034',1796045074361,NULL,'timer','timer 2','{"is":"ring-timed-out","leg":"L1"}',NULL);
INSERT INTO "Events" VALUES(50,'CA01a22ca0781cff46699c73c4a1cd1034',1796045074458,NULL,'timer','timer 4','{"is":"ring-timed-out","leg":"L2"}',NULL);
INSERT INTO "Events" VALUES(51,'CA01a22ca0781c28184be991eb81e312bc',1796045074644,NULL,'timer','timer 10','{"is":"ring-timed-out","leg":"L1"}',NULL);
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
INSERT INTO "Outbox" VALUES(1,'CA01a22ca0781cff46699c73c4a1cd1034',3,'dial L1','{"is":"dial-agent","leg":"L1","agent":"agent1"}',1796045046282,NULL,1,NULL,1796045046456);
INSERT INTO "Outbox" VALUES(2,'CA01a22ca0781cff46699c73c4a1cd1034',4,'timer RingTimedOut { Leg = L1 } 1796045074356','{"is":"start-timer","event":{"is":"ring-timed-out","leg":"L1"},"due":"2026-11-30T13:24:34.356+00:00"}',1796045074356,NULL,1,NULL,1796045074362);
INSERT INTO "Outbox" VALUES(3,'CA01a22ca0781cff46699c73c4a1cd1034',9,'dial L2','{"is":"dial-agent","leg":"L2","agent":"agent2"}',1796045046398,NULL,1,NULL,1796045046457);
INSERT INTO "Outbox" VALUES(4,'CA01a22ca0781cff46699c73c4a1cd1034',11,'timer RingTimedOut { Leg = L2 } 1796045074453','{"is":"start-timer","event":{"is":"ring-timed-out","leg":"L2"},"due":"2026-11-30T13:24:34.453+00:00"}',1796045074453,NULL,1,NULL,1796045074459);
INSERT INTO "Outbox" VALUES(5,'CA01a22ca0781cff46699c73c4a1cd1034',17,'end L1','{"is":"end-leg","leg":"L1"}',1796045046467,NULL,1,NULL,1796045046484);
INSERT INTO "Outbox" VALUES(6,'CA01a22ca0781cff46699c73c4a1cd1034',21,'end room 1','{"is":"end-room","room":1}',1796045046484,NULL,1,NULL,1796045046501);
INSERT INTO "Outbox" VALUES(7,'CA01a22ca0781cff46699c73c4a1cd1034',21,'timer EndTimedOut { } 1796045054484','{"is":"start-timer","event":{"is":"end-timed-out"},"due":"2026-11-30T13:24:14.484+00:00"}',1796045054484,NULL,1,NULL,1796045054492);
INSERT INTO "Outbox" VALUES(8,'CA01a22ca0781cff46699c73c4a1cd1034',24,'end room 1','{"is":"end-room","room":1}',1796045046497,NULL,1,NULL,1796045046504);
INSERT INTO "Outbox" VALUES(9,'CA01a22ca0781c28184be991eb81e312bc',31,'dial L1','{"is":"dial-agent","leg":"L1","agent":"agent2"}',1796045046633,NULL,1,NULL,1796045046643);
INSERT INTO "Outbox" VALUES(10,'CA01a22ca0781c28184be991eb81e312bc',32,'timer RingTimedOut { Leg = L1 } 1796045074640','{"is":"start-timer","event":{"is":"ring-timed-out","leg":"L1"},"due":"2026-11-30T13:24:34.64+00:00"}',1796045074640,NULL,1,NULL,1796045074645);
INSERT INTO "Outbox" VALUES(11,'CA01a22ca0781c28184be991eb81e312bc',38,'hold customer in room 1','{"is":"set-hold","leg":"customer","room":1,"held":true}',1796045046860,NULL,1,NULL,1796045046890);
INSERT INTO "Outbox" VALUES(12,'CA01a22ca0781c28184be991eb81e312bc',39,'end room 1','{"is":"end-room","room":1}',1796045046864,NULL,1,NULL,1796045046879);
INSERT INTO "Outbox" VALUES(13,'CA01a22ca0781c28184be991eb81e312bc',39,'timer EndTimedOut { } 1796045054864','{"is":"start-timer","event":{"is":"end-timed-out"},"due":"2026-11-30T13:24:14.864+00:00"}',1796045054864,NULL,1,NULL,1796045054868);
INSERT INTO "Outbox" VALUES(14,'CA01a22ca0781c28184be991eb81e312bc',41,'end room 1','{"is":"end-room","room":1}',1796045046870,NULL,1,NULL,1796045046878);
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
    "Browser" TEXT NOT NULL,
    CONSTRAINT "FK_Sessions_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);
INSERT INTO "Sessions" VALUES('3a4761a0660c40196eb0760e900307fae3b92df62865b1b878cc66cfe9a6c76d','fa7f4f4a-2045-4462-ba4d-c4aff7f7d052','E7XHCYZIZKV7SG6SZIAR6LGKG63TVDFT',0,0,1796045046790,1796088246790,1796045046790,'127.0.0.1','');
CREATE TABLE "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);
INSERT INTO "__EFMigrationsHistory" VALUES('20261127015217_Initial','10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES('20261127232539_Duty','10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES('20261130054917_PeopleAndAudit','10.0.14');
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
CREATE INDEX "IX_Calls_ArrivedAt" ON "Calls" ("ArrivedAt");
CREATE INDEX "IX_Calls_Live" ON "Calls" ("Live");
CREATE INDEX "IX_Events_CallId" ON "Events" ("CallId");
CREATE UNIQUE INDEX "IX_Events_DedupeKey" ON "Events" ("DedupeKey");
CREATE INDEX "IX_LegQualities_CallId" ON "LegQualities" ("CallId");
CREATE INDEX "IX_Outbox_CallId" ON "Outbox" ("CallId");
CREATE INDEX "IX_Outbox_CauseId" ON "Outbox" ("CauseId");
CREATE INDEX "IX_Outbox_DoneAt_DueAt" ON "Outbox" ("DoneAt", "DueAt");
CREATE INDEX "IX_Sessions_UserId" ON "Sessions" ("UserId");
CREATE UNIQUE INDEX "RoleNameIndex" ON "AspNetRoles" ("NormalizedName");
CREATE UNIQUE INDEX "UserNameIndex" ON "AspNetUsers" ("NormalizedUserName");
