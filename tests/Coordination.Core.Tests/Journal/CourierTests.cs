using Coordination.Core.Journal;
using Coordination.Core.Tests.Parcels;
using Coordination.Testing;

namespace Coordination.Core.Tests.Journal;

public sealed class CourierTests(GrainFixture silo) : IClassFixture<GrainFixture>
{
    [Fact]
    public async Task A_message_arrives_once_and_its_sender_hears_of_it()
    {
        await silo.Parcel("sender", "a", new SendParcel("parcels/receiver", "hello"));
        await Heard("sender", "parcels/receiver done");
        Assert.Equal(["hello"], (await Look("receiver")).Taken);
        Assert.Empty(await Waiting("sender"));
    }

    [Fact]
    public async Task A_callers_key_that_looks_like_a_messages_takes_nothing_from_it()
    {
        await silo.Parcel("robbed", "parcels/robber@1", new TakeParcel("before"));
        await silo.Parcel("robber", "a", new SendParcel("parcels/robbed", "after"));
        await Heard("robber", "parcels/robbed done");
        Assert.Equal(["before", "after"], (await Look("robbed")).Taken);
    }

    [Fact]
    public async Task What_is_refused_is_kept_and_its_sender_hears_why()
    {
        await silo.Parcel("refused", "a", new SendParcel("parcels/stubborn", "no"));
        await Heard("refused", "parcels/stubborn parcel.refused");
        var letter = Assert.Single(silo.Journal.Letters, letter => letter.Stream == "parcels/refused");
        Assert.Equal(("parcels/stubborn", "parcel.refused", 1L), (letter.Target, letter.Reason, letter.Version));
        Assert.Empty(await Waiting("refused"));
    }

    [Theory]
    [InlineData("nowhere/x", """{"$type":"take","text":"hello"}""", DeadLetter.Unknown)]
    [InlineData("parcels/reader", """{"$type":"unheard-of"}""", DeadLetter.Unreadable)]
    [InlineData("parcels/reader", "{", DeadLetter.Unreadable)]
    public async Task What_cannot_be_read_or_has_no_target_is_kept_too(string target, string body, string reason)
    {
        // As an older or newer version may have left it.
        var id = $"inherits-{reason}-{body.Length}";
        await silo.Parcel(id, "a", new TakeParcel("one"));
        silo.Journal.Put($"parcels/{id}", new Message(1, target, System.Text.Encoding.UTF8.GetBytes(body)));
        await silo.Target("parcels", id).Wake();
        Assert.Equal(reason, silo.Journal.Letters.Single(letter => letter.Stream == $"parcels/{id}").Reason);
    }

    [Fact]
    public async Task One_target_that_fails_holds_up_no_other()
    {
        await silo.Parcel("patient", "a", new SendParcel("parcels/broken", "break"));
        await silo.Parcel("patient", "b", new SendParcel("parcels/broken", "later"));
        await silo.Parcel("patient", "c", new SendParcel("parcels/well", "hello"));
        await Heard("patient", "parcels/well done");
        Assert.Empty((await Look("broken")).Taken);
        Assert.Equal(2, silo.Journal.Held("parcels/patient"));
    }

    [Fact]
    public async Task What_could_not_be_delivered_is_sent_again_when_the_sender_is_woken()
    {
        silo.Journal.Before = commit => { if (commit.Stream == "parcels/down") throw new JournalException("down"); };
        await silo.Parcel("stubborn-sender", "a", new SendParcel("parcels/down", "hello"));
        await Eventually.Holds(() => silo.Journal.Notes.OfType<DeliveryPostponed>().Any(note => note.Stream == "parcels/stubborn-sender"));
        silo.Journal.Before = _ => { };
        await Eventually.Holds(async () =>
        {
            await silo.Target("parcels", "stubborn-sender").Wake();
            return (await Look("down")).Taken.Length == 1;
        });
    }

    [Fact]
    public async Task A_target_that_fails_again_and_again_ends_in_a_dead_letter()
    {
        await silo.Parcel("hopeless", "a", new SendParcel("parcels/broken-for-good", "break"));
        await Eventually.Holds(async () =>
        {
            silo.Journal.MakeDue("parcels/hopeless");
            await silo.Target("parcels", "hopeless").Wake();
            return silo.Journal.Letters.Any(letter => letter.Stream == "parcels/hopeless");
        });
        Assert.Equal(DeadLetter.Failing, silo.Journal.Letters.Single(letter => letter.Stream == "parcels/hopeless").Reason);
        await Heard("hopeless", $"parcels/broken-for-good {DeadLetter.Failing}");
    }

    private async Task<ParcelView> Look(string id) => await silo.Parcel(id, $"look{Guid.CreateVersion7()}", new SetAlarm(DateTimeOffset.MaxValue));

    [Fact]
    public async Task What_was_sent_while_an_append_was_in_flight_arrives_all_of_it()
    {
        (string To, string Text)[] parcels = [("a", "one"), ("b", "two"), ("c", "three"), ("b", "four"), ("a", "five")];
        var gate = new TaskCompletionSource();
        silo.Journal.Hold = gate.Task;
        var sent = parcels.Select(one => silo.Parcel("gatherer", one.Text, new SendParcel($"parcels/gathered-{one.To}", one.Text))).ToList();
        // A refusal waits for no commit: once it is answered, all that was sent before it waits.
        Assert.Equal(Outcome.Refused, (await silo.Target("parcels", "gatherer").Send(new Envelope(CommandKey.OfCaller("refused"), Actor.System, new TakeParcel("no")))).Outcome);
        silo.Journal.Hold = Task.CompletedTask;
        gate.SetResult();
        await Task.WhenAll(sent);
        foreach (var to in parcels.GroupBy(one => one.To, one => one.Text))
            await Eventually.Holds(async () => (await Look($"gathered-{to.Key}")).Taken.Order().SequenceEqual(to.Order()));
    }

    private Task Heard(string id, string what) => Eventually.Holds(async () => (await Look(id)).Heard.Contains(what));

    private async Task<IReadOnlyList<Message>> Waiting(string id) =>
        await silo.Journal.Undelivered($"parcels/{id}", DateTimeOffset.MaxValue, 100, TestContext.Current.CancellationToken);
}
