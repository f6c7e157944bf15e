// The longest first, though a fresh clone has no record of how long each took: the stories, then all others as Jest orders them.
const { default: Sequencer } = require('@jest/test-sequencer');
const isStory = ({ path }) => path.includes('/stories/');
module.exports = class extends Sequencer {
  async sort(tests) {
    const others = await super.sort(tests.filter((one) => !isStory(one)));
    return [...(await super.sort(tests.filter(isStory))), ...others];
  }
};
