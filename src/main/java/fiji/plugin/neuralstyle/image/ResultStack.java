package fiji.plugin.neuralstyle.image;

import java.util.List;

import ij.ImagePlus;
import ij.ImageStack;

/** Puts painted pictures together as they were in the stack they come from. */
public final class ResultStack {

	private final Pictures source;
	private final List<Integer> numbers;

	/**
	 * @param source of the pictures
	 * @param numbers of those that were painted, rising
	 */
	public ResultStack(final Pictures source, final List<Integer> numbers) {
		this.source = source;
		this.numbers = List.copyOf(numbers);
	}

	/**
	 * One image of all, with the source's slice labels. All pictures of the source keep its slices and
	 * frames; some of them are slices, or frames where the source has any.
	 *
	 * @param painted a picture for each number, alike in kind and size
	 */
	public ImagePlus of(final List<ImagePlus> painted) {
		final ImagePlus first = painted.get(0);
		final ImageStack planes = new ImageStack(first.getWidth(), first.getHeight());
		for (int i = 0; i < painted.size(); i++) {
			for (int c = 1; c <= first.getStackSize(); c++) {
				planes.addSlice(label(painted.get(i), numbers.get(i), c), painted.get(i).getStack().getProcessor(c));
			}
		}
		final boolean whole = painted.size() == source.count();
		final boolean time = source.frames() > 1;
		final int frames = whole ? source.frames() : time ? painted.size() : 1;
		return LikePicture.of(first, planes, painted.size() / frames, frames);
	}

	/** ImageJ knows an RGB picture of 16 bits by its channels' labels. */
	private String label(final ImagePlus picture, final int number, final int channel) {
		return DeepRgb.is(picture) && numbers.size() == 1 ? DeepRgb.label(channel) : source.label(number, channel);
	}
}
