using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Orleans.Configuration;

namespace Coordination.Storage.Silo;

/// <summary>
/// Where this silo listens. Without <c>Orleans:SiloPort</c> it is the first port from 11111 on that no other server of
/// this machine has: one that was killed comes back at its old address, and so needn't wait for its own ghost.
/// </summary>
internal sealed class Endpoint : IDisposable
{
    private const int FirstPort = 11_111;
    private const int Ports = 1_000;

    private readonly FileStream? _claim;

    private Endpoint(IPAddress address, int siloPort, int gatewayPort, FileStream? claim) =>
        (Address, SiloPort, GatewayPort, _claim) = (address, siloPort, gatewayPort, claim);

    public IPAddress Address { get; }

    public int SiloPort { get; }

    /// <summary>0 for none: this server's clients come by HTTP.</summary>
    public int GatewayPort { get; }

    /// <exception cref="StorageException">A setting is malformed, or no port is free.</exception>
    public static Endpoint From(IConfiguration configuration)
    {
        var address = configuration["Orleans:Address"] is { Length: > 0 } given ? Parse(given) : IPAddress.Loopback;
        var gateway = configuration.GetValue("Orleans:GatewayPort", 0);
        if (configuration.GetValue("Orleans:SiloPort", 0) is var port and not 0) return new(address, port, gateway, null);
        for (var offset = 0; offset < Ports; offset++)
            if (Claim(address, FirstPort + offset) is { } claim)
                return new(address, FirstPort + offset, gateway, claim);
        throw new StorageException($"No port from {FirstPort} on is free for the silo; set Orleans:SiloPort.");
    }

    public void Apply(EndpointOptions options)
    {
        options.AdvertisedIPAddress = Address;
        options.SiloPort = SiloPort;
        options.GatewayPort = GatewayPort;
        options.SiloListeningEndpoint = new IPEndPoint(Address, SiloPort);
        options.GatewayListeningEndpoint = GatewayPort == 0 ? null : new IPEndPoint(Address, GatewayPort);
    }

    public void Dispose() => _claim?.Dispose();

    private static IPAddress Parse(string given) => IPAddress.TryParse(given, out var address)
        ? address
        : throw new StorageException("Orleans:Address is not an IP address.");

    /// <summary>
    /// The port is free and from now on this process's. The lock on the file ends with the process, however it ends;
    /// without it two servers that start together would find the same port free.
    /// </summary>
    private static FileStream? Claim(IPAddress address, int port)
    {
        FileStream? claim = null;
        try
        {
            claim = new FileStream(
                Path.Combine(Path.GetTempPath(), $"coordination-silo-{port}.lock"),
                FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            using var trial = new TcpListener(address, port);
            trial.Start();
            return claim;
        }
        catch (Exception taken) when (taken is IOException or SocketException or UnauthorizedAccessException)
        {
            claim?.Dispose();
            return null;
        }
    }
}
