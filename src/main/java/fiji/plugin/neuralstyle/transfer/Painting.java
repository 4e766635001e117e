package fiji.plugin.neuralstyle.transfer;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fiji.plugin.neuralstyle.network.EngineMemoryException;
import fiji.plugin.neuralstyle.network.FeatureNetwork;
import fiji.plugin.neuralstyle.network.LossFunction;
import fiji.plugin.neuralstyle.transfer.PyramidSettings.Size;

/**
 * The work at one size of the pyramid.
 *
 * @param request what is asked for
 * @param level which size of the pyramid, 0 the coarsest
 * @param size of the target
 * @param manager owns what is made
 * @param content at its own size
 * @param styles what the styles ask
 * @param terms the losses
 * @param optimizer goes downhill
 * @param watcher counts
 */
record Painting(TransferRequest request, int level, Size size, NDManager manager, NDArray content, StyleLosses styles,
	LossTerms terms, Optimizer optimizer, RunWatcher watcher)
{

	/**
	 * Where the work begins.
	 *
	 * @param image of any size
	 * @param state where an earlier process left it, which counts more
	 */
	record Beginning(NDArray image, Optional<OptimizerState> state) {}

	/** All of it. */
	Optimizer.Minimum paint(final Beginning beginning, final FeatureNetwork network) {
		final Optional<OptimizerState> state = beginning.state();
		return state.isPresent() ? resume(state.get(), network) : paint(beginning.image(), network);
	}

	/** The same with a network of 16 bits; where it finds no lower point before all iterations are done, the exact one goes on. */
	Optimizer.Minimum paint(final Beginning beginning, final FeatureNetwork network, final ExactNetwork exact) {
		if (watcher.isExact()) return resume(beginning.state().orElseThrow(), exact.get());
		final Optimizer.Minimum found = paint(beginning, network);
		if (found.reason() != StopReason.MINIMUM) return found;
		watcher.enterExact();
		try {
			return minimize(exact.get(), temporal(exact.get()), objective -> optimizer.minimize(found.x(), objective, watcher));
		}
		catch (CancellationException e) {
			return new Optimizer.Minimum(found.x(), found.losses(), StopReason.CANCELLED);
		}
		catch (EngineMemoryException e) {
			// What was found is a result.
			return found;
		}
	}

	private Optimizer.Minimum resume(final OptimizerState state, final FeatureNetwork network) {
		return minimize(network, temporal(network), objective -> optimizer.resume(state, objective, watcher));
	}

	private Optimizer.Minimum paint(final NDArray start, final FeatureNetwork network) {
		NDArray target = terms.canvas(network).resize(start, size.width(), size.height());
		if (target != start) {
			target.attach(manager);
			if (level > 0 && request.settings().start().hasDetail()) addDetail(target, start, terms.canvas(network));
		}
		final Optional<TemporalTerm> temporal = temporal(network);
		if (temporal.isPresent()) {
			target = temporal.get().blend(target);
			target.attach(manager);
		}
		final NDArray from = target;
		return minimize(network, temporal, objective -> optimizer.minimize(from, objective, watcher));
	}

	/** @param smaller what was painted at the size before */
	private void addDetail(final NDArray target, final NDArray smaller, final FeatureNetwork canvas) {
		try (NDManager scope = manager.newSubManager()) {
			StartDetail.addTo(target, start(scope, canvas), smaller.getShape().get(2), smaller.getShape().get(3), canvas);
		}
	}

	/** What the run began with, at its own size. */
	private NDArray start(final NDManager scope, final FeatureNetwork canvas) {
		if (request.settings().start() == Start.CONTENT) return content;
		return EngineMemoryException.orMeantBy(() -> canvas.upload(scope, StyleTransfer.start(request, size)));
	}

	private Optional<TemporalTerm> temporal(final FeatureNetwork network) {
		return request.previous().map(previous -> TemporalTerm.of(previous, size, network, manager));
	}

	private Optimizer.Minimum minimize(final FeatureNetwork network, final Optional<TemporalTerm> temporal,
		final Function<Objective, Optimizer.Minimum> way)
	{
		try (LossFunction losses = lossFunction(network)) {
			final Objective alone = x -> watcher.count(losses, x);
			return way.apply(temporal.map(term -> term.addedTo(alone)).orElse(alone).withNoise(network.precision().noise()));
		}
	}

	/** The content at this size is let go as soon as the targets are known, or with the level. */
	private LossFunction lossFunction(final FeatureNetwork network) {
		final NDArray resizedContent = terms.canvas(network).resize(content, size.width(), size.height());
		if (resizedContent != content) resizedContent.attach(manager);
		try {
			return terms.lossFunction(network, resizedContent, styles, level);
		}
		finally {
			if (resizedContent != content && terms.keepsMaps(network, resizedContent)) resizedContent.close();
		}
	}
}
