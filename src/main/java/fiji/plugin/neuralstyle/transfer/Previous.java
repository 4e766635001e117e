package fiji.plugin.neuralstyle.transfer;

import fiji.plugin.neuralstyle.network.RgbImage;

/**
 * The picture before this one in a sequence, already painted. Where the contents are alike, a run starts
 * from it at every level and is held to it by a term of the loss, so that strokes do not jump from picture to picture.
 *
 * @param image what came of the picture before
 * @param hold how much each value is held to it, 0 to 1; of any size, stretched like the image
 * @param weight factor of the temporal term in the loss, at least 0
 */
public record Previous(RgbImage image, RgbImage hold, double weight) {

	public Previous {
		Numbers.notNegative("The temporal weight", weight);
	}
}
