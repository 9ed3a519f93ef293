using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace Coordination.Storage.Silo;

/// <summary>What of the silo stands on the database: who is in the cluster, and the grains' snapshots.</summary>
internal static class SiloSetup
{
    private const string Snapshots = "snapshots";
    private const string Cluster = "coordination";

    public static void UseDatabase(this ISiloBuilder silo, Database database)
    {
        var postgres = database.Engine == DatabaseEngine.Postgres;
        silo.AddAdoNetGrainStorage(Snapshots, options =>
        {
            // The provider knows SQLite by this name only, and loads Microsoft.Data.Sqlite for it.
            options.Invariant = postgres ? "Npgsql" : "System.Data.SQLite";
            options.ConnectionString = database.SnapshotsConnectionString;
            options.GrainStorageSerializer = new SnapshotSerializer();
        });
        silo.Configure<ClusterOptions>(options => options.ClusterId = options.ServiceId = Cluster);
        silo.Services.AddSingleton(_ => Endpoint.From(silo.Configuration));
        silo.Services.AddOptions<EndpointOptions>().Configure<Endpoint>((options, endpoint) => endpoint.Apply(options));
        if (postgres) UsePostgres(silo, database);
        else silo.UseLocalhostClustering(clusterId: Cluster, serviceId: Cluster);
    }

    private static void UsePostgres(ISiloBuilder silo, Database database)
    {
        silo.UseAdoNetClustering(options =>
        {
            options.Invariant = "Npgsql";
            options.ConnectionString = database.ConnectionString;
        });
        silo.Configure<ClusterMembershipOptions>(options =>
        {
            // A killed silo is noticed within 2 s. One that comes back at another address waits until the row of the
            // dead one is three publications old.
            options.ProbeTimeout = TimeSpan.FromSeconds(1);
            options.NumMissedProbesLimit = 2;
            options.TableRefreshTimeout = TimeSpan.FromSeconds(5);
            options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(2);
            options.DefunctSiloExpiration = TimeSpan.FromHours(1);
            options.DefunctSiloCleanupPeriod = TimeSpan.FromMinutes(10);
        });
        silo.Configure<ClusterMembershipOptions>(silo.Configuration.GetSection("Orleans:Membership"));
    }
}
