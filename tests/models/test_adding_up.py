"""It adds up, always: for whole interventions in Fraction, every view of a result gives the same sums, exactly."""

from fractions import Fraction

import attrs
from hypothesis import given

from socioecon import present_value, roll_up, total
from socioecon.models import run
from socioecon.models._words import PUBLIC_FUNDS

from .strategies import SOME, scenarios

VIEWS = {"as they fall": False, "at the value date": True}


def flows(account, *, discounted):
    """An account's net by year."""
    return (account.discounted if discounted else account.nominal).net


class TestSums:
    @SOME
    @given(scenario=scenarios())
    def test_actors_add_up_to_society(self, scenario):
        """The sum over the actors' own accounts is the account of society."""
        result = run(scenario)
        for discounted in VIEWS.values():
            assert total(result.table(discounted=discounted)) == flows(result.society, discounted=discounted)

    @SOME
    @given(scenario=scenarios())
    def test_items_add_up_to_their_account(self, scenario):
        """In every account, the sum over its items is its net."""
        result = run(scenario)
        for account in (result.society, *result.own.values(), *result.actors.values(), *result.perspectives.values()):
            for discounted in VIEWS.values() if account.items else ():
                assert total(account.by_item(discounted=discounted)) == flows(account, discounted=discounted)

    @SOME
    @given(scenario=scenarios())
    def test_a_parent_holds_its_own_account_and_its_childrens(self, scenario):
        """Each actor's account is what `roll_up` makes of the own accounts."""
        result = run(scenario)
        for discounted in VIEWS.values():
            rolled = roll_up(result.table(discounted=discounted), result.parents)
            assert {name: flows(account, discounted=discounted) for name, account in result.actors.items()} == rolled

    @SOME
    @given(scenario=scenarios())
    def test_a_perspective_is_the_sum_of_its_actors(self, scenario):
        """A perspective's account is the sum of the own accounts of all who are in it."""
        result = run(scenario)
        for discounted in VIEWS.values():
            table = result.table(discounted=discounted)
            for account in result.perspectives.values():
                expected = total({name: table[name] for name in account.members})
                assert flows(account, discounted=discounted) == expected

    @SOME
    @given(scenario=scenarios())
    def test_transfers_add_up_to_nothing_in_society(self, scenario):
        """In a closed perspective a transfer leaves no trace, and all that is gained by transfers someone pays."""
        result = run(scenario)
        assert result.is_closed(result.society)
        assert "transfer" not in result.by_kind(result.society)
        sides = {False: [(0,) * scenario.years], True: [(0,) * scenario.years]}
        for line in result.book.lines:
            if line.term.kind == "transfer":
                sides[line.is_cost].append(line.nominal.value)
        gained, paid = (total(dict(enumerate(side))) for side in sides.values())
        assert gained == paid

    @SOME
    @given(scenario=scenarios())
    def test_kinds_and_years_add_up_to_the_net_present_value(self, scenario):
        """The sum over kinds, over years, and gains less costs, are all the net present value."""
        result = run(scenario)
        for account in (result.society, *result.actors.values(), *result.perspectives.values()):
            worth = account.net_present_value
            assert worth == account.discounted.cumulative[-1]
            assert worth == sum(result.by_kind(account).values())
            assert worth == account.step("value_of_gains").value - account.step("value_of_costs").value

    @SOME
    @given(scenario=scenarios())
    def test_the_value_of_flows_is_the_cores_present_value(self, scenario):
        """Where all costs are discounted, an account's value is `present_value` of its net."""
        result = run(scenario)
        discounting = scenario.discounting
        if all(cost.discounted for cost in scenario.costs):
            for account in result.own.values():
                value = present_value(account.nominal.net, discounting.rate, timing=discounting.timing)
                assert account.net_present_value == value

    @SOME
    @given(scenario=scenarios())
    def test_shares_by_evidence_add_up_to_one(self, scenario):
        """The gain is shared out among the grades of evidence without a rest."""
        result = run(scenario)
        for account in (result.society, *result.actors.values()):
            by_evidence = result.by_evidence(account)
            assert sum(by_evidence.values()) == (1 if by_evidence else 0)

    @SOME
    @given(scenario=scenarios())
    def test_cashable_released_and_unstated_add_up_to_what_is_avoided(self, scenario):
        """What becomes money, what is released and what is not stated are together all gains but production."""
        result = run(scenario)
        for account in result.actors.values():
            budget = result.budget(account)
            gains = [line for line in account.lines if not line.is_cost and line.term.kind != "production"]
            avoided = account.summed("", gains, discounted=False).value
            assert total({"a": budget.cashable, "b": budget.released, "c": budget.unstated}) == avoided

    @SOME
    @given(scenario=scenarios())
    def test_society_bears_the_whole_cost_as_it_is(self, scenario):
        """Whoever bears it alone bears what society does, and what society's members pay each other is no cost."""
        result = run(scenario)
        assert result.society.alone.discounted == result.society.discounted
        for account in result.own.values():
            alone = account.alone
            assert alone.step("gains").value == account.step("gains").value
            if not any(line.term.parties for line in result.book.lines if line.is_cost):
                borne = result.society.step("value_of_costs").value
                if PUBLIC_FUNDS in result.own and account.name != PUBLIC_FUNDS:  # which is nobody's outlay
                    borne -= result.own[PUBLIC_FUNDS].step("value_of_costs").value
                assert alone.step("value_of_costs").value == borne

    @SOME
    @given(scenario=scenarios())
    def test_whoever_is_everyone_has_the_account_of_society(self, scenario):
        """The cost of public funds, and what is paid by whoever only an item names, fall on a perspective of all."""
        everyone = attrs.evolve(scenario, perspectives={"Alla": tuple(scenario.everyone)})
        result = run(everyone)
        if result.own.keys() - {PUBLIC_FUNDS} <= everyone.everyone.keys():
            assert result["Alla"].discounted == result.society.discounted

    @SOME
    @given(scenario=scenarios())
    def test_what_is_paid_is_what_the_actors_pay(self, scenario):
        """In money or within existing posts: all costs but that of public funds, which is in nobody's budget."""
        result = run(scenario)
        for account in (result.society, *result.own.values()):
            budget = result.budget(account)
            outlays = [line for line in account.lines if line.is_cost and line.actor != PUBLIC_FUNDS]
            paid = total({"money": budget.paid, "in kind": budget.in_kind})
            assert paid == account.summed("", outlays, discounted=False).value

    @SOME
    @given(scenario=scenarios())
    def test_every_number_is_exact(self, scenario):
        """No float slips in: every flow of a scenario in Fraction and int is a Fraction or an int."""
        for account in run(scenario).actors.values():
            for flow in (*account.nominal.net, *account.discounted.cumulative):
                assert isinstance(flow, Fraction | int)
