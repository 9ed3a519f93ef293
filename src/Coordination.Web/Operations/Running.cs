using Coordination.Storage;

namespace Coordination.Web.Operations;

/// <summary>What the process does once it is put together.</summary>
public static class Running
{
    /// <summary>
    /// Serves until it is stopped; with <c>--migrate</c> brings the database to this version's schema and ends.
    /// </summary>
    /// <returns>The exit code: 0, or 1 when the database can't be used as it is set up.</returns>
    public static async Task<int> MigrateOrServe(this WebApplication app)
    {
        try
        {
            if (!app.Configuration.GetValue<bool>("Migrate:Only"))
            {
                await app.RunAsync();
                return Environment.ExitCode;
            }
            await app.Services.MigrateStorage(CancellationToken.None);
            Console.WriteLine("数据库已是本版本 · the database has this version's schema");
            return 0;
        }
        catch (StorageException unusable)
        {
            await Console.Error.WriteLineAsync(unusable.Message);
            return 1;
        }
    }
}
