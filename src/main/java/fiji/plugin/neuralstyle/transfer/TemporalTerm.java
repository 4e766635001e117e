package fiji.plugin.neuralstyle.transfer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import fiji.plugin.neuralstyle.network.FeatureNetwork;
import fiji.plugin.neuralstyle.transfer.PyramidSettings.Size;

/** Holds the target at one level to the picture before it: the loss mean(hold * (x - previous)^2), weighted. */
final class TemporalTerm {

	private final NDArray previous;
	private final NDArray hold;
	private final double weight;

	private TemporalTerm(final NDArray previous, final NDArray hold, final double weight) {
		this.previous = previous;
		this.hold = hold;
		this.weight = weight;
	}

	/** The term at a level; the manager owns its arrays. */
	static TemporalTerm of(final Previous picture, final Size size, final FeatureNetwork network,
		final NDManager manager)
	{
		final NDArray image = network.upload(manager, picture.image());
		final NDArray hold = network.upload(manager, picture.hold());
		return new TemporalTerm(network.resize(image, size.width(), size.height()), network.resize(hold, size.width(), size
			.height()), picture.weight());
	}

	/**
	 * Where a level begins: the picture before where it is held, else the given one.
	 *
	 * @return owned by the manager of {@code start}
	 */
	NDArray blend(final NDArray start) {
		try (NDManager scope = start.getManager().newSubManager()) {
			final NDArray change = owned(previous.sub(start), scope);
			final NDArray held = owned(change.mul(hold), scope);
			return start.add(held);
		}
	}

	/** A function with this term added to it. */
	Objective addedTo(final Objective function) {
		if (weight == 0) return function;
		return x -> {
			final Objective.Point point = function.evaluate(x);
			try (NDManager scope = x.getManager().newSubManager()) {
				final NDArray change = owned(x.sub(previous), scope);
				final NDArray held = owned(change.mul(hold), scope);
				final NDArray squares = owned(held.mul(change), scope);
				final NDArray mean = owned(squares.mean(), scope);
				final double loss = owned(mean.toType(DataType.FLOAT64, false), scope).getDouble();
				// In place: the gradient is this evaluation's own.
				point.gradient().addi(owned(held.mul(2 * weight / x.size()), scope));
				return new Objective.Point(point.value() + weight * loss, point.gradient(), point.losses().withTemporal(weight,
					loss));
			}
		};
	}

	private static NDArray owned(final NDArray array, final NDManager manager) {
		array.attach(manager);
		return array;
	}
}
