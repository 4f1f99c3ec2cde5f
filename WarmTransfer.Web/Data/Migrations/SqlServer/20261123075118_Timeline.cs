using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WarmTransfer.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Timeline : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "CauseId",
                table: "Outbox",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ReceivedAt",
                table: "Events",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Agents",
                table: "Calls",
                type: "nvarchar(max)",
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

            migrationBuilder.AddForeignKey(
                name: "FK_Outbox_Events_CauseId",
                table: "Outbox",
                column: "CauseId",
                principalTable: "Events",
                principalColumn: "Id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Outbox_Events_CauseId",
                table: "Outbox");

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
