using Coordination.Contracts.Gate;

namespace Coordination.Architecture.Tests;

public sealed class RolePlaceTests
{
    [Fact]
    public void Every_role_says_once_where_it_may_be_held() => Assert.Equal(
        Enum.GetValues<Role>(),
        RolePlaces.LowestLevels.Keys.Concat(RolePlaces.OfChains).Concat([Role.Viewer, Role.Administrator]).Order());
}
