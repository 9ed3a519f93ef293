using System.Globalization;
using System.Reflection;

namespace Coordination.Storage.Migrations;

/// <summary>One numbered script of an engine.</summary>
internal sealed record Migration(int Version, string Name, string Sql);

/// <summary>The scripts that this version of the product knows, and whether a database has them.</summary>
internal static class Schema
{
    /// <summary>The table that says which scripts were applied.</summary>
    public const string Table =
        "CREATE TABLE IF NOT EXISTS schema (version integer PRIMARY KEY, name text NOT NULL, applied_at bigint NOT NULL, probed_at bigint)";

    /// <summary>Writes the time <c>$1</c> beside the newest script and answers its number.</summary>
    public const string Probe =
        "UPDATE schema SET probed_at = $1 WHERE version = (SELECT max(version) FROM schema) RETURNING version";

    private static readonly Assembly Here = typeof(Schema).Assembly;

    /// <summary>The scripts of <paramref name="folder"/> by number. Numbers may have gaps.</summary>
    public static IReadOnlyList<Migration> Of(string folder)
    {
        var prefix = $"{typeof(Schema).Namespace}.{folder}.";
        return [.. Here.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(name => Load(name, name[prefix.Length..^".sql".Length]))
            .OrderBy(one => one.Version)];
    }

    public static IReadOnlyList<Migration> Of(DatabaseEngine engine) => Of(engine.ToString());

    /// <exception cref="StorageException">The database's newest script is not this version's newest.</exception>
    public static void Expect(long? newest, DatabaseEngine engine)
    {
        var known = Of(engine)[^1].Version;
        if (newest != known)
            throw new StorageException(
                $"The database's schema is {(newest is { } found ? $"{found}" : "missing")}, this version expects {known}.");
    }

    private static Migration Load(string resource, string name)
    {
        using var reader = new StreamReader(Here.GetManifestResourceStream(resource)!);
        return new(int.Parse(name[..name.IndexOf('-', StringComparison.Ordinal)], CultureInfo.InvariantCulture), name, reader.ReadToEnd());
    }
}
