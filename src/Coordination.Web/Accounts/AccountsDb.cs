using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Coordination.Web.Accounts;

/// <summary>Accounts, grants, sessions, viewer links, refusals and sealing keys. The tables are made by the storage's migrations.</summary>
public sealed class AccountsDb(DbContextOptions<AccountsDb> options) : DbContext(options)
{
    /// <summary>Accounts with their grants.</summary>
    public DbSet<Account> Accounts => Set<Account>();

    /// <summary>Sign-ins.</summary>
    public DbSet<Session> Sessions => Set<Session>();

    /// <summary>Viewer links.</summary>
    public DbSet<ViewerLink> ViewerLinks => Set<ViewerLink>();

    /// <summary>Refusals.</summary>
    public DbSet<AuditRow> Audit => Set<AuditRow>();

    /// <summary>Sealing keys.</summary>
    public DbSet<SealingKey> SealingKeys => Set<SealingKey>();

    /// <summary>The one row about all accounts.</summary>
    public DbSet<AccountState> State => Set<AccountState>();

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (!ChangeTracker.Entries().Any(ChangesRights))
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        await Revise(cancellationToken);
        var written = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (own is not null) await own.CommitAsync(cancellationToken);
        return written;
    }

    /// <summary>
    /// Saves a changed account, its grants, and, when <paramref name="endSessions"/>, the end of its sign-ins but
    /// <paramref name="keep"/>: all or nothing.
    /// </summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody changed the account since it was read.</exception>
    internal async Task Save(Account account, bool endSessions, string? keep, CancellationToken stop)
    {
        var read = account.ConcurrencyStamp;
        account.ConcurrencyStamp = RandomNumberGenerator.GetHexString(32);
        await using var once = await Database.BeginTransactionAsync(stop);
        // Every change of accounts takes this row first: what is found now is what will be replaced.
        await Revise(stop);
        if (!await Accounts.AnyAsync(one => one.Id == account.Id && one.ConcurrencyStamp == read, stop))
            throw new DbUpdateConcurrencyException("The account changed meanwhile.");
        await base.SaveChangesAsync(true, stop);
        if (endSessions)
            await Web.Accounts.Sessions.End(this, Sessions.Where(one => one.Holder == account.Id && one.Id != keep), stop);
        await once.CommitAsync(stop);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<StoredMoment>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Account>(account =>
        {
            account.ToTable("accounts").HasKey(one => one.Id);
            account.Property(one => one.ConcurrencyStamp).IsConcurrencyToken();
            account.Ignore(one => one.AccessFailedCount).Ignore(one => one.LockoutEnabled).Ignore(one => one.LockoutEnd)
                .Ignore(one => one.EmailConfirmed).Ignore(one => one.PhoneNumber)
                .Ignore(one => one.PhoneNumberConfirmed).Ignore(one => one.TwoFactorEnabled);
            account.HasMany(one => one.Grants).WithOne().HasForeignKey(grant => grant.Account);
        });
        modelBuilder.Entity<GrantRow>().ToTable("grants").HasKey(grant => new { grant.Account, grant.Role, grant.Place });
        modelBuilder.Entity<Session>().ToTable("sessions");
        modelBuilder.Entity<ViewerLink>().ToTable("viewer_links");
        modelBuilder.Entity<AuditRow>().ToTable("refusals");
        modelBuilder.Entity<SealingKey>().ToTable("sealing_keys");
        modelBuilder.Entity<AccountState>().ToTable("account_state");
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
            property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
    }

    private Task<int> Revise(CancellationToken stop) =>
        State.ExecuteUpdateAsync(row => row.SetProperty(state => state.Revision, state => state.Revision + 1), stop);

    private static bool ChangesRights(EntityEntry entry) =>
        entry is { Entity: Account or GrantRow or ViewerLink, State: EntityState.Added or EntityState.Modified or EntityState.Deleted };
}
