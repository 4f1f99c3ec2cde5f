using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WarmTransfer.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Timeline : Migration
    {
        /// <inheritdoc />
        // Without the foreign key of Outbox.CauseId: SQLite would have to build the table anew, which no transaction can guard.
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "CauseId",
                table: "Outbox",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ReceivedAt",
                table: "Events",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Agents",
                table: "Calls",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_CallId",
                table: "Outbox",
                column: "CallId");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_CauseId",
                table: "Outbox",
                column: "CauseId");

            migrationBuilder.CreateIndex(
                name: "IX_Calls_ArrivedAt",
                table: "Calls",
                column: "ArrivedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Outbox_CallId",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_CauseId",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_Calls_ArrivedAt",
                table: "Calls");

            migrationBuilder.DropColumn(
                name: "CauseId",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "ReceivedAt",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "Agents",
                table: "Calls");
        }
    }
}
