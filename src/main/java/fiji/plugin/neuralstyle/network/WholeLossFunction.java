package fiji.plugin.neuralstyle.network;

import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

/** Sees the whole image at once: one evaluation is one native call. */
final class WholeLossFunction implements LossFunction {

	private final Program program;
	private final NDManager manager;
	private final NDManager numbers;
	private final List<LossTerm> terms;
	private final double variationWeight;
	private final NDList fixedBefore = new NDList();
	private final NDList fixedAfter = new NDList();

	WholeLossFunction(final Program program, final Plan plan, final NDList modesAndMean, final NDList convolutions,
		final LossTable table)
	{
		this.program = program;
		terms = table.terms();
		variationWeight = table.variation().weight();
		manager = program.manager().newSubManager();
		numbers = program.numbers().newSubManager();
		fixedBefore.add(numbers.create(plan.steps()));
		fixedBefore.addAll(modesAndMean);
		fixedBefore.add(numbers.create(table.roles(plan)));
		fixedBefore.add(numbers.create(table.coefficients()));
		fixedBefore.add(numbers.create(table.counts()));
		fixedBefore.addAll(convolutions);
		fixedAfter.addAll(table.targets(program, manager));
		fixedAfter.addAll(table.guides(program, modesAndMean.get(0), manager));
	}

	@Override
	public List<LossTerm> terms() {
		return terms;
	}

	@Override
	public Value evaluate(final NDArray image) {
		final NDList arguments = new NDList(image);
		arguments.addAll(fixedBefore);
		arguments.addAll(fixedAfter);
		final NDList answer = program.call("evaluate", arguments);
		try (NDArray losses = answer.get(0)) {
			return Value.of(terms, variationWeight, losses.toDoubleArray(), answer.get(1));
		}
	}

	@Override
	public void close() {
		numbers.close();
		manager.close();
	}
}
