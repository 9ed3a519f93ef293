using System.Text.RegularExpressions;
using Coordination.Testing;

namespace Coordination.Client.Tests.Shell;

public sealed partial class RoleNameTests
{
    private static readonly string Client = Path.Combine(RepositoryRoot.Path, "src", "Coordination.Client");

    [Fact]
    public void No_screen_repeats_which_role_may_do_what()
    {
        // Accounts hands roles out; a viewer's grant is a board, not a place.
        var sources = new[] { "*.razor", "*.cs" }.SelectMany(kind => Directory.EnumerateFiles(Client, kind, SearchOption.AllDirectories))
            .Where(file => Path.GetRelativePath(Client, file).Split(Path.DirectorySeparatorChar)[0] is not ("obj" or "bin" or "Accounts"))
            .ToList();
        Assert.True(sources.Count > 30, "The sources weren't found.");
        Assert.DoesNotContain(sources, file => RoleName().IsMatch(File.ReadAllText(file)));
        Assert.Matches(RoleName(), "Role.GridMember");
    }

    [GeneratedRegex(@"\bRole\.(?!Viewer\b)[A-Z]\w+")]
    private static partial Regex RoleName();
}
