using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WarmTransfer.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AgentsDay : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Figures",
                table: "Nodes",
                type: "TEXT",
                maxLength: 4000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Work",
                table: "Agents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CallRecordings",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    CallId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    LegId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    QueueId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Seconds = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CallRecordings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "NoteChanges",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CallId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Writer = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Change = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NoteChanges", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Notes",
                columns: table => new
                {
                    CallId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    State = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Writers = table.Column<string>(type: "TEXT", nullable: false),
                    WrittenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notes", x => x.CallId);
                });

            migrationBuilder.CreateTable(
                name: "PhoneBook",
                columns: table => new
                {
                    AgentId = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    CustomerId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Favourite = table.Column<bool>(type: "INTEGER", nullable: false),
                    DialledAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PhoneBook", x => new { x.AgentId, x.CustomerId });
                });

            migrationBuilder.CreateTable(
                name: "Transcripts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CallId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    LegId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Session = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Transcripts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WrapUps",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CallId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    AgentId = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    QueueId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    How = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Label = table.Column<string>(type: "TEXT", maxLength: 129, nullable: true),
                    Tags = table.Column<string>(type: "TEXT", maxLength: 410, nullable: false),
                    FollowUpAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FollowUpFor = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    By = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WrapUps", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AgentStates_AgentId_Until",
                table: "AgentStates",
                columns: new[] { "AgentId", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_CallRecordings_CallId",
                table: "CallRecordings",
                column: "CallId");

            migrationBuilder.CreateIndex(
                name: "IX_CallRecordings_StartedAt",
                table: "CallRecordings",
                column: "StartedAt");

            migrationBuilder.CreateIndex(
                name: "IX_CallRecordings_State",
                table: "CallRecordings",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_NoteChanges_CallId",
                table: "NoteChanges",
                column: "CallId");

            migrationBuilder.CreateIndex(
                name: "IX_PhoneBook_CustomerId",
                table: "PhoneBook",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_PhoneBook_DialledAt",
                table: "PhoneBook",
                column: "DialledAt");

            migrationBuilder.CreateIndex(
                name: "IX_Transcripts_CallId_Session_Sequence",
                table: "Transcripts",
                columns: new[] { "CallId", "Session", "Sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WrapUps_At",
                table: "WrapUps",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_WrapUps_CallId",
                table: "WrapUps",
                column: "CallId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CallRecordings");

            migrationBuilder.DropTable(
                name: "NoteChanges");

            migrationBuilder.DropTable(
                name: "Notes");

            migrationBuilder.DropTable(
                name: "PhoneBook");

            migrationBuilder.DropTable(
                name: "Transcripts");

            migrationBuilder.DropTable(
                name: "WrapUps");

            migrationBuilder.DropIndex(
                name: "IX_AgentStates_AgentId_Until",
                table: "AgentStates");

            migrationBuilder.DropColumn(
                name: "Figures",
                table: "Nodes");

            migrationBuilder.DropColumn(
                name: "Work",
                table: "Agents");
        }
    }
}
