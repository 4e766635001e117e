package fiji.plugin.neuralstyle.transfer;

import java.util.Optional;
import java.util.concurrent.CancellationException;

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

	/** From a start of any size. */
	Optimizer.Minimum paint(final NDArray start, final FeatureNetwork network) {
		NDArray target = terms.canvas(network).resize(start, size.width(), size.height());
		if (target != start) target.attach(manager);
		final Optional<TemporalTerm> temporal = temporal(network);
		if (temporal.isPresent()) {
			target = temporal.get().blend(target);
			target.attach(manager);
		}
		return minimize(target, network, temporal);
	}

	/** The same with a network of 16 bits; where it finds no lower point before all iterations are done, the exact one goes on. */
	Optimizer.Minimum paint(final NDArray start, final FeatureNetwork network, final ExactNetwork exact) {
		final Optimizer.Minimum found = paint(start, network);
		if (found.reason() != StopReason.MINIMUM) return found;
		try {
			return minimize(found.x(), exact.get(), temporal(exact.get()));
		}
		catch (CancellationException e) {
			return new Optimizer.Minimum(found.x(), found.losses(), StopReason.CANCELLED);
		}
		catch (EngineMemoryException e) {
			// What was found is a result.
			return found;
		}
	}

	private Optional<TemporalTerm> temporal(final FeatureNetwork network) {
		return request.previous().map(previous -> TemporalTerm.of(previous, size, network, manager));
	}

	private Optimizer.Minimum minimize(final NDArray target, final FeatureNetwork network,
		final Optional<TemporalTerm> temporal)
	{
		try (LossFunction losses = lossFunction(network)) {
			final Objective alone = x -> watcher.count(losses, x);
			return optimizer.minimize(target, temporal.map(term -> term.addedTo(alone)).orElse(alone), watcher);
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
