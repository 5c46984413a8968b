using CsCheck;
using CyberStats.Incidents;

namespace CyberStats.Tests.Incidents;

public class ActorIndexTests
{
    private static readonly Actor Otter = new("x:1", "Velvet Otter") { Aliases = ["APT 901", "Grey Tide"] };
    private static readonly Actor Heron = new("x:2", "Quiet Heron") { Aliases = ["grey-tide", "APT902"] };
    private static readonly Actor Pike = new("x:3", "GREY TIDE");

    [Theory]
    [InlineData("Velvet Otter")]
    [InlineData("velvetotter")]
    [InlineData(" VELVET-OTTER ")]
    [InlineData("APT901")]
    [InlineData("apt-901")]
    public void Finds_an_actor_by_each_of_its_names(string name) => Assert.Equal([Otter], new ActorIndex([Otter, Heron]).Find(name));

    [Fact]
    public void Gives_all_who_bear_a_name()
    {
        var index = new ActorIndex([Otter, Heron, Pike]);

        Assert.Equal([Otter, Heron, Pike], index.Find("Grey Tide"));
        Assert.Equal(["grey-tide"], index.AmbiguousNames);
        Assert.Equal([], index.Find("Nobody"));
        Assert.Equal([], index.Find(""));
    }

    [Fact]
    public void A_name_that_an_actor_bears_twice_is_not_ambiguous()
    {
        var index = new ActorIndex([Otter with { Aliases = ["velvet otter", "Velvet-Otter", "Grey Tide"] }, Heron with { Aliases = [] }]);

        Assert.Equal([], index.AmbiguousNames);
        Assert.Single(index.Find("VelvetOtter"));
    }

    [Fact]
    public void Names_without_letters_and_digits_are_compared_as_they_stand()
    {
        Actor signs = new("x:4", "???"), others = new("x:5", "!!!");
        var index = new ActorIndex([signs, others]);

        Assert.Equal([], index.AmbiguousNames);
        Assert.Equal([signs], index.Find(" ??? "));
        Assert.Equal(["红狐"], new ActorIndex([Pike with { Name = "红狐" }]).Find("红-狐").Select(a => a.Name));
    }

    [Fact]
    public void Folding_is_that_of_the_simple_way() => Generate.Hostile.Sample(name =>
    {
        string simple = string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        Assert.Equal(simple.Length == 0 ? name.Trim() : simple, ActorIndex.Fold(name));
        Assert.Equal(ActorIndex.Fold(name), ActorIndex.Fold(ActorIndex.Fold(name)));
    });

    [Fact]
    public void Folds_long_names_too() => Assert.Equal(new string('a', 400), ActorIndex.Fold(string.Concat(Enumerable.Repeat("A-", 400))));

    [Fact]
    public void Refuses_what_is_null()
    {
        Assert.Throws<ArgumentNullException>(() => new ActorIndex(null!));
        Assert.Throws<ArgumentNullException>(() => new ActorIndex([Otter, null!]));
        Assert.Throws<ArgumentNullException>(() => new ActorIndex([]).Find(null!));
        Assert.Throws<ArgumentNullException>(() => ActorIndex.Fold(null!));
    }
}
