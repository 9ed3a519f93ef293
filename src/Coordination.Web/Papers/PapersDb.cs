using Microsoft.EntityFrameworkCore;

namespace Coordination.Web.Papers;

/// <summary>Papers of things, beside the journal in the same database. The table is made by the storage's migrations.</summary>
internal sealed class PapersDb(DbContextOptions<PapersDb> options) : DbContext(options)
{
    public DbSet<PaperRow> Papers => Set<PaperRow>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<PaperRow>(paper =>
    {
        paper.ToTable("papers").HasKey(one => new { one.Thing, one.Print });
        foreach (var column in paper.Metadata.GetProperties()) column.SetColumnName(column.Name.ToLowerInvariant());
    });
}

/// <summary>A paper as it is kept.</summary>
internal sealed class PaperRow
{
    /// <summary>The thing's stream.</summary>
    public required string Thing { get; init; }

    /// <summary>SHA-256 of the body, in lower-case hexadecimal.</summary>
    public required string Print { get; init; }

    /// <summary>The media type.</summary>
    public required string Type { get; init; }

    public required byte[] Body { get; init; }

    /// <summary>Units of 100 ns since 1970-01-01 UTC.</summary>
    public required long At { get; init; }
}
