using System.Reflection;
using Coordination.Contracts.Gate;

namespace Coordination.Client.Shell;

/// <summary>A page on which somebody works who has one thing to look after: that one starts there. Found by a scan.</summary>
public interface IFieldPage
{
    /// <summary>Where the page is for who holds these; null when it isn't their place of work.</summary>
    static abstract string? AddressFor(IReadOnlyList<RoleGrant> grants);
}

/// <summary>All of them.</summary>
public static class FieldPages
{
    private static readonly Type[] All =
        [.. typeof(FieldPages).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IFieldPage)))];

    /// <summary>Where who holds these works; null for who has more than one place.</summary>
    public static string? AddressFor(IReadOnlyList<RoleGrant> grants) => All
        .Select(page => (string?)typeof(FieldPages).GetMethod(nameof(Of), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(page).Invoke(null, [grants]))
        .FirstOrDefault(address => address is not null);

    private static string? Of<TPage>(IReadOnlyList<RoleGrant> grants) where TPage : IFieldPage => TPage.AddressFor(grants);
}
