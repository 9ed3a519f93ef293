using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Coordination.Web.Accounts;

/// <summary>Accounts, grants, viewer links, refusals and sealing keys. The tables are made by the storage's migrations.</summary>
public sealed class AccountsDb(DbContextOptions<AccountsDb> options) : DbContext(options)
{
    // A wrong password changes these; nobody's rights change with them.
    private static readonly string[] OfSignIn =
        [nameof(Account.AccessFailedCount), nameof(Account.LockoutEnd), nameof(Account.ConcurrencyStamp)];

    /// <summary>Accounts with their grants.</summary>
    public DbSet<Account> Accounts => Set<Account>();

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
        await State.ExecuteUpdateAsync(
            row => row.SetProperty(state => state.Revision, state => state.Revision + 1), cancellationToken);
        var written = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (own is not null) await own.CommitAsync(cancellationToken);
        return written;
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
            account.Ignore(one => one.EmailConfirmed).Ignore(one => one.PhoneNumber)
                .Ignore(one => one.PhoneNumberConfirmed).Ignore(one => one.TwoFactorEnabled);
            account.HasMany(one => one.Grants).WithOne().HasForeignKey(grant => grant.Account);
        });
        modelBuilder.Entity<GrantRow>().ToTable("grants").HasKey(grant => new { grant.Account, grant.Role, grant.Place });
        modelBuilder.Entity<ViewerLink>().ToTable("viewer_links");
        modelBuilder.Entity<AuditRow>().ToTable("refusals");
        modelBuilder.Entity<SealingKey>().ToTable("sealing_keys");
        modelBuilder.Entity<AccountState>().ToTable("account_state");
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
            property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
    }

    private static bool ChangesRights(EntityEntry entry) => entry.Entity switch
    {
        Account or GrantRow or ViewerLink when entry.State == EntityState.Modified =>
            entry.Properties.Any(one => !Equals(one.OriginalValue, one.CurrentValue) && !OfSignIn.Contains(one.Metadata.Name)),
        Account or GrantRow or ViewerLink => entry.State is EntityState.Added or EntityState.Deleted,
        _ => false,
    };
}
