package fiji.plugin.neuralstyle.network;

import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

/** A weighted sum of losses and its gradient with respect to the image; one evaluation is one native call. */
public final class LossFunction implements AutoCloseable {

	private final Program program;
	private final NDManager manager;
	private final NDManager numbers;
	private final List<LossTerm> terms;
	private final double variationWeight;
	private final NDList fixedBefore = new NDList();
	private final NDList fixedAfter = new NDList();

	LossFunction(final Program program, final Plan plan, final NDList modesAndMean, final NDList convolutions,
		final List<LossTerm> terms, final double variationWeight)
	{
		this.program = program;
		this.terms = List.copyOf(terms);
		this.variationWeight = variationWeight;
		manager = program.manager().newSubManager();
		numbers = program.numbers().newSubManager();
		final long[][] roles = new long[terms.size()][];
		final double[] coefficients = new double[terms.size() + 1];
		for (int i = 0; i < roles.length; i++) {
			final LossTerm term = terms.get(i);
			roles[i] = new long[] { plan.taps().indexOf(term.layer()), term.kind() == LossTerm.Kind.CONTENT ? 0 : 1 };
			coefficients[i] = term.weight();
		}
		coefficients[terms.size()] = variationWeight;
		fixedBefore.add(numbers.create(plan.steps()));
		fixedBefore.addAll(modesAndMean);
		fixedBefore.add(numbers.create(roles));
		fixedBefore.add(numbers.create(coefficients));
		fixedBefore.addAll(convolutions);
		for (final LossTerm term : terms) {
			final NDArray target = term.target().duplicate();
			target.attach(manager);
			target.setName("targets[]");
			fixedAfter.add(target);
		}
	}

	/** The losses that are summed, in the order of {@link Value#losses()}. */
	public List<LossTerm> terms() {
		return terms;
	}

	/**
	 * Losses and gradient at an image.
	 *
	 * @param image 1 x 3 x H x W; not changed; its manager owns the gradient
	 */
	public Value evaluate(final NDArray image) {
		final NDList arguments = new NDList(image);
		arguments.addAll(fixedBefore);
		arguments.addAll(fixedAfter);
		final NDList answer = program.call("evaluate", arguments);
		try (NDArray losses = answer.get(0)) {
			final double[] values = losses.toDoubleArray();
			double total = values[terms.size()] * variationWeight;
			for (int i = 0; i < terms.size(); i++) {
				total += terms.get(i).weight() * values[i];
			}
			return new Value(total, values, answer.get(1));
		}
	}

	@Override
	public void close() {
		numbers.close();
		manager.close();
	}

	/**
	 * One evaluation.
	 *
	 * @param total the weighted sum
	 * @param losses each term's loss before weighting, then the total variation
	 * @param gradient of the total, shaped like the image
	 */
	public record Value(double total, double[] losses, NDArray gradient) {}
}
