using System.Text.Json;
using Coordination.Web.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Web.Find;

/// <summary>Filters that accounts keep, and the book of exports. The tables are made by the storage's migrations.</summary>
internal sealed class FindDb(DbContextOptions<FindDb> options) : DbContext(options)
{
    public DbSet<SavedFilterRow> Filters => Set<SavedFilterRow>();

    public DbSet<ExportRow> Exports => Set<ExportRow>();

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<StoredMoment>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<SavedFilterRow>().ToTable("saved_filters").HasKey(one => new { one.Account, one.Number });
        modelBuilder.Entity<ExportRow>().ToTable("exports");
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
            property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
    }
}

/// <summary>A filter that an account keeps.</summary>
internal sealed class SavedFilterRow
{
    public required string Account { get; init; }

    /// <summary>1–50: that there are no more is the key's.</summary>
    public required int Number { get; init; }

    public required string List { get; init; }

    public required string Name { get; set; }

    public required string Filter { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>A file that was made of a list.</summary>
internal sealed class ExportRow
{
    /// <summary>Grows.</summary>
    public long Id { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The caller's id.</summary>
    public required string Account { get; init; }

    public required string Kind { get; init; }

    public required string Filter { get; init; }

    public required string Format { get; init; }

    public required int Rows { get; init; }

    public required bool Cut { get; init; }
}
