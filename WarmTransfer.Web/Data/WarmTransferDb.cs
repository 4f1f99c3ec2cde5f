using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using WarmTransfer.Core.Agents;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Alerts;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.CallRecordings;
using WarmTransfer.Web.Cluster;
using WarmTransfer.Web.Customers;
using WarmTransfer.Web.Dialling;
using WarmTransfer.Web.Dispositions;
using WarmTransfer.Web.Leads;
using WarmTransfer.Web.Notes;
using WarmTransfer.Web.OpenId;
using WarmTransfer.Web.Pairing;
using WarmTransfer.Web.Quality;
using WarmTransfer.Web.Retention;
using WarmTransfer.Web.Sessions;
using WarmTransfer.Web.Sounds;
using WarmTransfer.Web.Telephone;
using WarmTransfer.Web.Transcripts;
using WarmTransfer.Web.Voicemails;

namespace WarmTransfer.Web.Data;

/// <summary>Everything that the product keeps. One class a provider, because each has migrations of its own.</summary>
internal abstract class WarmTransferDb(DbContextOptions options) : IdentityDbContext<User>(options), IDataProtectionKeyContext
{
    private const int SidLength = 64;
    private const int AgentLength = 256;
    private const int QueueLength = 40;
    private const int StateLength = 20;
    private const int AlertLength = 40;

    public DbSet<CallRow> Calls => Set<CallRow>();

    public DbSet<EventRow> Events => Set<EventRow>();

    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    public DbSet<AgentRow> Agents => Set<AgentRow>();

    public DbSet<AgentStateRow> AgentStates => Set<AgentStateRow>();

    public DbSet<LegQualityRow> LegQualities => Set<LegQualityRow>();

    public DbSet<AlertRow> Alerts => Set<AlertRow>();

    public DbSet<AuditRow> Audit => Set<AuditRow>();

    public DbSet<AuditSeal> AuditSeals => Set<AuditSeal>();

    public DbSet<AuditStreamRow> AuditStreams => Set<AuditStreamRow>();

    public DbSet<DutyRow> Duties => Set<DutyRow>();

    public DbSet<NodeRow> Nodes => Set<NodeRow>();

    public DbSet<CustomerRow> Customers => Set<CustomerRow>();

    public DbSet<CustomerCallRow> CustomerCalls => Set<CustomerCallRow>();

    public DbSet<ErasureRow> Erasures => Set<ErasureRow>();

    public DbSet<ProgressRow> Progress => Set<ProgressRow>();

    public DbSet<TestCallRow> TestCalls => Set<TestCallRow>();

    public DbSet<SessionRow> Sessions => Set<SessionRow>();

    public DbSet<LogoutTokenRow> LogoutTokens => Set<LogoutTokenRow>();

    public DbSet<SettingRow> Settings => Set<SettingRow>();

    public DbSet<SoundRow> Sounds => Set<SoundRow>();

    public DbSet<LeadRow> Leads => Set<LeadRow>();

    public DbSet<VoicemailRow> Voicemails => Set<VoicemailRow>();

    public DbSet<RecordingDeletionRow> RecordingDeletions => Set<RecordingDeletionRow>();

    public DbSet<CallRecordingRow> CallRecordings => Set<CallRecordingRow>();

    public DbSet<NoteRow> Notes => Set<NoteRow>();

    public DbSet<NoteChangeRow> NoteChanges => Set<NoteChangeRow>();

    public DbSet<TranscriptRow> Transcripts => Set<TranscriptRow>();

    public DbSet<WrapUpRow> WrapUps => Set<WrapUpRow>();

    public DbSet<PhoneBookRow> PhoneBook => Set<PhoneBookRow>();

    public DbSet<PairingRow> Pairings => Set<PairingRow>();

    /// <summary>Keys that protect the sign-in cookie: all nodes share them, and a restart signs nobody out.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcMilliseconds>();
        // By name: a number would change its meaning with the next state that is added.
        configurationBuilder.Properties<AgentState>().HaveConversion<string>().HaveMaxLength(StateLength);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfiguration(new UserModel());
        builder.ApplyConfiguration(new PasskeyModel());
        builder.ApplyConfiguration(new SessionModel());
        builder.ApplyConfiguration(new LogoutTokenModel());
        builder.ApplyConfiguration(new PairingModel());
        builder.ApplyConfiguration(new SettingModel());
        builder.ApplyConfiguration(new SoundModel());
        builder.ApplyConfiguration(new LeadModel());
        builder.ApplyConfiguration<VoicemailRow>(new VoicemailModel());
        builder.ApplyConfiguration<RecordingDeletionRow>(new VoicemailModel());
        builder.ApplyConfiguration(new CallRecordingModel());
        builder.ApplyConfiguration<NoteRow>(new NoteModel()).ApplyConfiguration<NoteChangeRow>(new NoteModel());
        builder.ApplyConfiguration(new TranscriptModel());
        builder.ApplyConfiguration(new WrapUpModel());
        builder.ApplyConfiguration(new PhoneBookModel());
        builder.ApplyConfiguration(new AuditModel());
        builder.ApplyConfiguration(new AuditSealModel());
        builder.Entity<AuditStreamRow>().Property(row => row.Id).HasMaxLength(SidLength);
        builder.ApplyConfiguration(new LegQualityModel());
        builder.ApplyConfiguration(new TestCallModel());
        ConfigureCustomers(builder);
        builder.Entity<CallRow>(call =>
        {
            call.Property(row => row.Id).HasMaxLength(SidLength);
            call.Property(row => row.Version).IsConcurrencyToken();
            call.HasIndex(row => row.Live);
            call.HasIndex(row => row.ArrivedAt);
        });
        builder.Entity<EventRow>(e =>
        {
            e.Property(row => row.CallId).HasMaxLength(SidLength);
            e.Property(row => row.Actor).HasMaxLength(AgentLength);
            e.Property(row => row.DedupeKey).HasMaxLength(200);
            e.HasIndex(row => row.CallId);
            e.HasIndex(row => row.DedupeKey).IsUnique();
        });
        builder.Entity<OutboxRow>(effect =>
        {
            effect.Property(row => row.CallId).HasMaxLength(SidLength);
            effect.Property(row => row.Name).HasMaxLength(200);
            effect.HasIndex(row => row.CallId);
            effect.HasOne(row => row.Cause).WithMany().HasForeignKey(row => row.CauseId).OnDelete(DeleteBehavior.NoAction);
            effect.HasIndex(row => new { row.DoneAt, row.DueAt });
        });
        builder.Entity<AgentRow>(agent =>
        {
            agent.Property(row => row.Id).HasMaxLength(AgentLength);
            agent.Property(row => row.EngagedCall).HasMaxLength(SidLength);
            agent.Property(row => row.EngagedLeg).HasMaxLength(SidLength);
            agent.Property(row => row.Away).HasMaxLength(AgentMachine.ReasonMaxLength);
            agent.Property(row => row.AwayNext).HasMaxLength(AgentMachine.ReasonMaxLength);
            agent.Property(row => row.TestFailed).HasMaxLength(AgentMachine.FailedMaxLength);
            agent.Property(row => row.DoingQueue).HasMaxLength(QueueLength);
            agent.Property(row => row.Version).IsConcurrencyToken();
        });
        builder.Entity<AlertRow>(alert =>
        {
            alert.Property(row => row.Id).HasMaxLength(AlertLength);
            // Whoever acknowledges it does so at any node.
            alert.Property(row => row.Document).IsConcurrencyToken();
        });
        builder.Entity<DutyRow>(duty =>
        {
            duty.Property(row => row.Id).HasMaxLength(SidLength);
            duty.Property(row => row.Holder).HasMaxLength(SidLength);
        });
        builder.Entity<NodeRow>(node =>
        {
            node.Property(row => row.Id).HasMaxLength(SidLength);
            node.Property(row => row.Name).HasMaxLength(NodeRow.NameLength);
            node.Property(row => row.Version).HasMaxLength(NodeRow.VersionLength);
            node.Property(row => row.State).HasMaxLength(NodeRow.StateLength);
            node.Property(row => row.Faults).HasMaxLength(NodeRow.FaultsLength);
            node.Property(row => row.Figures).HasMaxLength(NodeRow.FiguresLength);
        });
        builder.Entity<AgentStateRow>(interval =>
        {
            interval.Property(row => row.AgentId).HasMaxLength(AgentLength);
            interval.Property(row => row.QueueId).HasMaxLength(QueueLength);
            interval.HasIndex(row => row.Until);
            interval.HasIndex(row => new { row.AgentId, row.Until });
        });
    }

    private static void ConfigureCustomers(ModelBuilder builder)
    {
        var customers = new CustomerModel();
        builder.ApplyConfiguration<CustomerRow>(customers).ApplyConfiguration<CustomerCallRow>(customers).ApplyConfiguration<ErasureRow>(customers);
        builder.Entity<ProgressRow>().Property(row => row.Id).HasMaxLength(SidLength);
    }

    /// <summary>Instants as UTC milliseconds: the same order and the same text with every provider.</summary>
    private sealed class UtcMilliseconds() : ValueConverter<DateTimeOffset, long>(
        instant => instant.ToUnixTimeMilliseconds(), milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
}

/// <summary>The embedded default.</summary>
internal sealed class SqliteDb(DbContextOptions<SqliteDb> options) : WarmTransferDb(options);

/// <summary>For more than one node.</summary>
internal sealed class PostgreSqlDb(DbContextOptions<PostgreSqlDb> options) : WarmTransferDb(options);

/// <summary>For more than one node.</summary>
internal sealed class SqlServerDb(DbContextOptions<SqlServerDb> options) : WarmTransferDb(options);
