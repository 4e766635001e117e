package fiji.plugin.neuralstyle.ops;

import java.io.IOException;
import java.util.Optional;

import fiji.plugin.neuralstyle.image.ImgConversion;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.transfer.StoppingSettings;
import fiji.plugin.neuralstyle.transfer.StyleTransfer;
import fiji.plugin.neuralstyle.transfer.TransferListener;
import fiji.plugin.neuralstyle.transfer.TransferRequest;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import fiji.plugin.neuralstyle.weights.Networks;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Style transfer, and what it is made of, as SciJava Ops. The build lists them in {@code ops.yaml} from the
 * tags below; nothing of SciJava Ops is needed to call them as plain methods.
 * <p>
 * Images have the dimensions (x, y, 3), red, green and blue, or (x, y), grey. Integers count by their type's
 * range, such as 0 to 255; floating-point numbers must be within [0, 1]. No input is changed. Parameters
 * said to be nullable may be null, or left out in a call through SciJava Ops. Problems come as
 * {@link IllegalArgumentException} with a sentence that says what to do.
 */
public final class StyleOps {

	// What reads the tags takes an apostrophe for a quotation mark: the comments of ops have none alone.

	private StyleOps() {}

	/**
	 * Paints one image in the style of another: with the default settings, coarse to fine, starting from the
	 * content.
	 *
	 * @param content image whose layout the result keeps; at least 32 pixels a side
	 * @param style image whose textures and colours the result takes; at least 32 pixels a side
	 * @param styleWeight factor of the style losses, at least 0; 100 by default (nullable)
	 * @param iterations most iterations at each of three sizes, at least 1; 100 by default (nullable)
	 * @param network name of a network or path of a weights file; the built-in network by default (nullable)
	 * @return a new image (x, y, 3) of the size of the content, red, green and blue in [0, 1]
	 * @throws IOException if the weights cannot be read
	 * @implNote op names='style.transfer', type=Function
	 */
	public static <C extends RealType<C>, S extends RealType<S>> RandomAccessibleInterval<FloatType> transfer(
		final RandomAccessibleInterval<C> content, final RandomAccessibleInterval<S> style, final Double styleWeight,
		final Integer iterations, final String network) throws IOException
	{
		final TransferSettings defaults = TransferSettings.DEFAULTS;
		final StoppingSettings stopping = defaults.stopping();
		final TransferSettings settings = defaults.withWeights(defaults.contentWeight(), orElse(styleWeight, defaults
			.styleWeight()), defaults.variationWeight()).withStopping(new StoppingSettings(orElse(iterations, stopping
				.iterations()), stopping.tolerance(), stopping.timeLimit()));
		return inMemory(() -> {
			final TransferRequest request = new TransferRequest(ImgConversion.toRgb("content", content), ImgConversion.toRgb(
				"style", style), settings);
			return new StyleTransfer(load(network)).run(request, TransferListener.NONE).image().asImg();
		});
	}

	/**
	 * What a layer of a network gives for an image.
	 *
	 * @param image the image; as many pixels a side as the layer needs, 32 at most
	 * @param layer name of the layer, such as relu4_2
	 * @param network name of a network or path of a weights file; the built-in network by default (nullable)
	 * @return a new image (x, y, channel), smaller than the input by the stride of the layer, 1 to 32
	 * @throws IOException if the weights cannot be read
	 * @implNote op names='style.features', type=Function
	 */
	public static <T extends RealType<T>> RandomAccessibleInterval<FloatType> features(
		final RandomAccessibleInterval<T> image, final String layer, final String network) throws IOException
	{
		return inMemory(() -> new LayerView(load(network), layer).features(ImgConversion.toRgb("input", image)));
	}

	/**
	 * The Gram matrix of what a layer gives for an image: which channels respond together, wherever in the
	 * image. With F of C channels and N pixels it is F F^T / (C N).
	 *
	 * @param image the image; as many pixels a side as the layer needs, 32 at most
	 * @param layer name of the layer, such as relu4_1
	 * @param network name of a network or path of a weights file; the built-in network by default (nullable)
	 * @return a new image (channel, channel), symmetric
	 * @throws IOException if the weights cannot be read
	 * @implNote op names='style.gram', type=Function
	 */
	public static <T extends RealType<T>> RandomAccessibleInterval<FloatType> gram(
		final RandomAccessibleInterval<T> image, final String layer, final String network) throws IOException
	{
		return inMemory(() -> new LayerView(load(network), layer).gram(ImgConversion.toRgb("input", image)));
	}

	/**
	 * How alike the styles of two images are to a layer: the cosine of the angle between their Gram matrices.
	 *
	 * @param first one image; as many pixels a side as the layer needs, 32 at most
	 * @param second the other image, which may have another size
	 * @param layer name of the layer, such as relu4_1
	 * @param network name of a network or path of a weights file; the built-in network by default (nullable)
	 * @return from 0 for nothing in common to 1 for the same up to a factor
	 * @throws IOException if the weights cannot be read
	 * @implNote op names='style.similarity', type=Function
	 */
	public static <A extends RealType<A>, B extends RealType<B>> double similarity(
		final RandomAccessibleInterval<A> first, final RandomAccessibleInterval<B> second, final String layer,
		final String network) throws IOException
	{
		return inMemory(() -> new LayerView(load(network), layer).similarity(ImgConversion.toRgb("first", first), ImgConversion
			.toRgb("second", second)));
	}

	private static NetworkWeights load(final String network) throws IOException {
		return Networks.load(orElse(network, Networks.BUILT_IN));
	}

	/** Makes a sentence of a full heap; the engine's own memory is looked at before. */
	private static <V> V inMemory(final Work<V> work) throws IOException {
		try {
			return work.done();
		}
		catch (OutOfMemoryError e) {
			throw new IllegalArgumentException("The images do not fit in Java's memory of " + Runtime.getRuntime()
				.maxMemory() / 1_000_000 + " MB. Scale them down, or give Java more memory.", e);
		}
	}

	private static <V> V orElse(final V value, final V byDefault) {
		return Optional.ofNullable(value).orElse(byDefault);
	}

	/** What an op does. */
	private interface Work<V> {

		V done() throws IOException;
	}
}
