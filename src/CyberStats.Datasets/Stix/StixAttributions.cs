using System.Collections.Immutable;
using CyberStats.Incidents;

namespace CyberStats.Datasets.Stix;

/// <summary>Makes attributions of the relationships by which an incident is attributed to an actor.</summary>
internal sealed class StixAttributions(StixObjects objects, StixParties parties, StixSources sources, IssueList issues)
{
    /// <summary>Returns the attributions of an incident, and adds the actors that they accuse.</summary>
    public ImmutableArray<Attribution> Of(StixRow row, List<string> actorIds)
    {
        var attributions = ImmutableArray.CreateBuilder<Attribution>();
        foreach (StixRelation relation in parties.From(row.Id).Where(r => r.Kind == "attributed-to"))
        {
            CountryCode state = default;
            string? actorId = null;
            if (objects.Find<StixActor>(relation.Target) is { } actor)
            {
                if (actor.IsWithdrawn)
                {
                    issues.Warning("withdrawn_reference", relation.Kind, actor.Name ?? actor.Id, "Its creator revoked or deprecated the actor to whom the incident is attributed; the attribution was kept.");
                }

                state = parties.StateBehind(actor);
                actorId = actor.HasLabel(StixLabels.AccusedState) ? null : parties.ActorOf(actor).Id;
            }
            else if (objects.Find<StixIdentity>(relation.Target) is { } identity)
            {
                bool isState = CountryNames.TryFind(identity.Name ?? "", out state);
                actorId = isState ? null : parties.ActorOf(identity).Id;
            }
            else
            {
                parties.Dangling(relation.Kind, relation.Target);
                continue;
            }

            if (relation.HasLabel(StixLabels.SameAttribution) && attributions.Count > 0)
            {
                attributions[^1] = Make(row, relation, attributions[^1].By, state, attributions[^1].AccusedActorId);
                continue;
            }

            if (state == default && actorId is null)
            {
                issues.Warning("unknown_country", relation.Kind, relation.Target, "The state to which the incident is attributed is not known by its country; the attribution was dropped.");
                continue;
            }

            Party by = parties.Creator(relation.CreatedBy ?? (row.OwnId is null ? row.CreatedBy : null));
            attributions.Add(Make(row, relation, by, state, actorId));
            if (actorId is not null)
            {
                actorIds.Add(actorId);
            }
        }

        return attributions.ToImmutable();
    }

    private Attribution Make(StixRow row, StixRelation relation, Party by, CountryCode state, string? actorId)
    {
        bool isOwn = relation.OwnId is not null;
        ImmutableArray<string> sourceIds = sources.Of(relation.References);
        return new Attribution(isOwn && !string.IsNullOrWhiteSpace(relation.OwnId) ? relation.OwnId : relation.Id, by, state, actorId)
        {
            Basis = isOwn ? Word(relation, StixLabels.Basis, StixVocabulary.Bases) : AttributionBasis.Unstated,
            Stance = isOwn ? Word(relation, StixLabels.Stance, StixVocabulary.Stances) : AttributionStance.Attributes,
            Responsibility = StixLabels.Find<Responsibility>(relation, StixLabels.Responsibility),
            Contested = relation.HasLabel(StixLabels.Contested),
            Confidence = relation.Confidence is { } score ? new Confidence(score) : null,
            SourceIds = isOwn || !sourceIds.IsEmpty || row.OwnId is not null ? sourceIds : [StixSources.Dataset],
        };
    }

    private static TCode Word<TCode>(StixRelation relation, string label, StixWords<TCode> words)
        where TCode : struct, ICode<TCode>, IEquatable<TCode> =>
        relation.LabelsOf(label).FirstOrDefault() is { } word && words.TryRead(word, out TCode code) ? code : default;
}
