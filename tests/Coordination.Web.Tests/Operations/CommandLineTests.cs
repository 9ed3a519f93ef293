using Coordination.Web.Operations;

namespace Coordination.Web.Tests.Operations;

public sealed class CommandLineTests
{
    [Fact]
    public void Switches_become_settings() =>
        Assert.Equal(
            ["--Demo:Enabled=true", "--Migrate:Only=true", $"--Import:File={Path.GetFullPath("a.csv")}", "--urls=http://localhost:5080"],
            Expand("--demo", "--migrate", "--import", "a.csv"));

    [Fact]
    public void What_it_does_not_know_is_left_to_configuration() =>
        Assert.Equal(["--Demo:Rate=7", "--urls", "http://localhost:1"], Expand("--Demo:Rate=7", "--urls", "http://localhost:1"));

    [Theory]
    [InlineData("ASPNETCORE_URLS")]
    [InlineData("URLS")]
    [InlineData("ASPNETCORE_HTTP_PORTS")]
    public void An_address_of_the_environment_is_kept(string variable) =>
        Assert.Empty(CommandLine.Expand([], name => name == variable ? "http://localhost:1" : null));

    [Fact]
    public void Import_without_a_file_is_an_error() => Assert.Throws<ArgumentException>(() => Expand("--import"));

    private static string[] Expand(params string[] args) => CommandLine.Expand(args, _ => null);
}
