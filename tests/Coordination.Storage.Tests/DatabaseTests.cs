using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;

namespace Coordination.Storage.Tests;

public sealed class DatabaseTests : IDisposable
{
    private readonly TempFolder _root = new();

    public void Dispose() => _root.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_a_setting_it_is_a_file_under_the_content_root(string? setting)
    {
        var database = From(setting);

        Assert.Equal(DatabaseEngine.Sqlite, database.Engine);
        Assert.Equal(Path.Combine(_root.Path, "data", "coordination.db"), File(database.ConnectionString));
        Assert.Equal(Path.Combine(_root.Path, "data", "coordination.snapshots.db"), File(database.SnapshotsConnectionString));
        Assert.True(Directory.Exists(Path.Combine(_root.Path, "data")));
    }

    [Fact]
    public void An_absolute_file_stays_where_it_is() =>
        Assert.Equal($"{_root.Path}/elsewhere/x.db", File(From($"Data Source={_root.Path}/elsewhere/x.db").ConnectionString));

    [Theory]
    [InlineData("Host=db;Username=me;Database=coordination")]
    [InlineData("host=db;password=a=b")]
    public void A_host_is_PostgreSQL(string setting) => Assert.Equal(DatabaseEngine.Postgres, From(setting).Engine);

    [Theory]
    [InlineData("Server=tcp")]
    [InlineData("nonsense")]
    public void Anything_else_is_refused_without_repeating_it(string setting)
    {
        var refusal = Assert.Throws<StorageException>(() => From(setting));

        Assert.DoesNotContain(setting, refusal.Message, StringComparison.Ordinal);
    }

    private Database From(string? setting) => Database.From(
        new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:Coordination", setting)]).Build(), _root.Path);

    private static string File(string connectionString) => new SqliteConnectionStringBuilder(connectionString).DataSource;
}
