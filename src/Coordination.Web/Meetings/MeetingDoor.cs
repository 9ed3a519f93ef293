using Coordination.Web.Demo;

namespace Coordination.Web.Meetings;

/// <summary>The meeting of the sample chain that is going on.</summary>
internal sealed class MeetingDoor : ISampleDoor
{
    public string Path => $"meeting/now/{SampleChain.Id}";

    public string Words => "正在开的会议 · live meeting";
}
