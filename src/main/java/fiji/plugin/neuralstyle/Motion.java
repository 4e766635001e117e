package fiji.plugin.neuralstyle;

import fiji.plugin.neuralstyle.image.Steadiness;
import fiji.plugin.neuralstyle.motion.Tracking;
import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.transfer.Previous;

/** What is taken for moving in a stack, when a picture is held to the one before. */
public enum Motion {

	/** Nothing: a picture is held where the one before has the same at the same place. */
	NONE("none") {

		@Override
		Previous follow(final RgbImage painted, final RgbImage before, final RgbImage now, final double weight) {
			return new Previous(painted, Steadiness.between(before, now), weight);
		}
	},

	/** What optical flow finds: a picture is held to the one before as it would look if its paint had moved along. */
	FLOW("flow") {

		@Override
		Previous follow(final RgbImage painted, final RgbImage before, final RgbImage now, final double weight) {
			final Tracking tracking = Tracking.of(before, now);
			return new Previous(tracking.flow().warp(painted), tracking.hold(), weight);
		}
	};

	private final String text;

	Motion(final String text) {
		this.text = text;
	}

	/**
	 * What a picture is held to.
	 *
	 * @param painted what came of the picture before
	 * @param before the content of the picture before
	 * @param now the content, of the same size
	 * @param weight of the temporal term
	 */
	abstract Previous follow(RgbImage painted, RgbImage before, RgbImage now, double weight);

	@Override
	public String toString() {
		return text;
	}
}
