using Coordination.Storage.Silo;
using Microsoft.Extensions.Configuration;

namespace Coordination.Storage.Tests.Silo;

public sealed class EndpointTests
{
    [Fact]
    public void Servers_of_one_machine_get_ports_of_their_own_and_a_freed_one_is_taken_again()
    {
        using var one = From();
        int freed;
        using (var other = From())
        {
            freed = other.SiloPort;
            Assert.NotEqual(one.SiloPort, freed);
        }

        // Other tests may claim ports meanwhile, but the search starts below and ends at the first free one.
        using var next = From();
        Assert.NotEqual(one.SiloPort, next.SiloPort);
        Assert.InRange(next.SiloPort, 11_111, freed + 20);
    }

    [Fact]
    public void What_is_set_is_taken_and_there_is_no_gateway_unless_one_is_asked_for()
    {
        using var endpoint = From(("Orleans:SiloPort", "12000"), ("Orleans:Address", "10.0.0.7"));

        Assert.Equal(("10.0.0.7", 12_000, 0), (endpoint.Address.ToString(), endpoint.SiloPort, endpoint.GatewayPort));
    }

    [Fact]
    public void An_address_that_is_none_is_refused() =>
        Assert.Throws<StorageException>(() => From(("Orleans:Address", "somewhere")));

    private static Endpoint From(params (string Key, string Value)[] settings) => Endpoint.From(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(one => KeyValuePair.Create<string, string?>(one.Key, one.Value))).Build());
}
