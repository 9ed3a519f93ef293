using Coordination.Contracts.Gate;

namespace Coordination.Contracts.Chains;

/// <summary>
/// Ids in a chain (产业链). A chain's own is a slug, for example <c>fuan-stainless</c>; that of a firm, unit or team is the
/// chain's, a dot and a slug of its own, for example <c>fuan-stainless.qinglan</c>. It is given once and never reused.
/// </summary>
public static class ChainIds
{
    /// <summary>The id of a chain in its one form; null when it is malformed.</summary>
    public static string? ParseChain(string id) => Place.IsSlug(id) ? id : null;

    /// <summary>The id of something in a chain in its one form; null when it is malformed.</summary>
    public static string? Parse(string id)
    {
        var dot = id.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && Place.IsSlug(id[..dot]) && Place.IsSlug(id[(dot + 1)..]) ? id : null;
    }

    /// <summary>The chain that an id lies in; the id itself for a chain's.</summary>
    public static string ChainOf(string id) => id.IndexOf('.', StringComparison.Ordinal) is var dot and > 0 ? id[..dot] : id;

    /// <summary>The place of a chain.</summary>
    public static string PathOf(string chain) => $"chains/{chain}";

    /// <summary>The place of something in a chain.</summary>
    /// <param name="kind">For example <c>enterprises</c>.</param>
    /// <param name="id">As <see cref="Parse"/> takes it; of any other the answer is no place at all.</param>
    public static string PathOf(string kind, string id) =>
        Parse(id) is null ? "" : $"{PathOf(ChainOf(id))}/{kind}/{id[(ChainOf(id).Length + 1)..]}";

    /// <summary>The id of what stands at a chain path; null when the path is none.</summary>
    public static string? IdAt(string path)
    {
        if (!Place.IsChain(path)) return null;
        var segments = path.Split('/');
        return segments.Length switch { 2 => segments[1], 4 => $"{segments[1]}.{segments[3]}", _ => null };
    }
}
