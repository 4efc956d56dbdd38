/**
 * Stems of common English words that a slip of the keyboard could make of a word of the lexicon, or of which it could
 * make one: they are meant as they stand. From SCOWL (size 35, (c) 2000-2016 Kevin Atkinson, free with this notice);
 * after the lexicon grew, a word that is wrongly corrected is added here.
 */
const stems = `
  abnormal aboriginal abort abortion abound absolut absolutest accelerator accredit ace actuality addition
  additionally adoration adorn adulation advisabl aeon aerial affect afternoon agitat agitation aground aid airtight
  alien alienat alight allocat allocation allow almighty alon aloud altar alternately alternativ alternator alto
  altogether amass amazingly ambianc amend amply analogous analogy annually anon anyth apiec appal appeal appear
  appeas appendix appl appoint appreciat approv apter aptly aria aris ask assembler assembly aton attack attract
  attraction attractiv audibl audibly audienc audit aveng aversion aviation await award awkwarder awkwardly backhand
  backwood bad badger bag bail bak bal bald balder balk ball ban band bandy bank banker banter barb bard barg bark
  barn bask bass bast bat batch bath batter baulk bay beach bead beak beam bean bear beard beast beater beautifully
  beautify beet began begun behead beholder being believer belittl bell bellow belt bend bender bent beset bet beta
  bettor bid bik bill billow bitch bitter bland blast ble bleak bleat bled bless blight blind blip block blond blood
  bloodier bloom blot blotter blous blown blurb blurt boar board boast boat bod boldness bolt bon bond boo book boom
  boot booth border boringly born boss botch bother boulder bound bounty bout bow bra brag braid brain brainy brais
  bran branch brandi brandish brandy brash brat brawl brawn bray bread breather breed breez brick briefest brightest
  brightly brillianc brilliantly brim brin brink briny bronz brood brook broth brother brow bubbl buck buckl budg
  bugger built bull bum bumpy bunch burnt burp burr bury bush bust butter cabl cackl cak calf calk caller callus
  calm calv cam cancer canker cant canter canvas canvass cap capacity captain captiv car carnation carol cart carton
  cast caster castl casually catalogu catch cater caulk caus caution cautious cav cell cello censor censur cervical
  chalk chanc channel chap charg chart chasten chat cheat check checker cheek cheep cheery chequer chick chid chin
  chink chip choosier choosy choral chos chow chunky cinder clack clan clank clap clash clasp class classical
  classify clatter clay cleat cleft clim clink cloak clod clog closer closet clot cloth cloud cloudier clout clov
  clown clu cluck clutter coal coast cock coil coin colander coldness collection colon colt comb commander commando
  commend comment commun composer composit compost composur compris con concert concerto conclud condemn condon
  confection confess conform connection connector consent considerabl contend content contour contract contrary
  convection conven convent converg convers converter coo cooker coop cooper cop cor cord corn cornea cornet cornier
  coroner corral correcter correction correctiv correctly corrector correlation corruption cost cot counter courser
  cov covert covertly cower crack cradl crafty crag cram cran cranky crap crash crat crater creak creamy creas
  creativ creatur creditor cremat criminal crock crook crow crown cub cul cull cun cur currant currency currently
  daintier dam damag damp dank danker dar darn dart dat dawn day deader deadlier deadlin deaf deal dean deceas
  decision decompos deduc deed deep deer definitiv deflect deft degenerat degrad deign delegat delicat delivery
  demotion dent deplet depreciat derang derision designer desolation detain devolution dic digitally dik dilation
  dill dimensional dimer directer directly director direst discord dispel displac disprov dissension dissolut
  distill ditty div diversion dividend divin division don donation doom dop dos dot doubly doubt dov dowdy downward
  downy drab draft drain drank drawl drawn dread dreamt dreary dredg dreg drench dress drew drift drip droop drown
  drudg drug dub dud duel duk dul dull dumb dumpy dun dup duplicity dust dwel dwell dynamic dynamical dynamit ear
  earliest earthier earthlier east eat eater eav edict education eel efficiently eight eighteen ejection elect
  election eleganc elegantly elephant elicit email emerg emit emotion encas encircl enclos encod endow endur
  enduranc engag engrav enlighten enrag ensembl entail enter entic entirely entirety entity entrant entrench eon
  epic equality era eraser erection essay estat etch ether evasion eve event ever evict evolution exact exalt exceed
  excel excellenc excellently excerpt excessiv excis excit exclusively excret excus execut exert exhort exist exit
  expel expend expert expir explod exporter exposition expressively extensively extent extort exult facet fact
  faction factually faec fail faintest fak falter fam fan fanci fanciest fancy farc farm farmer farther fasten
  fastener fat father fatter faz fear feast feat feather fec feint fell feller fellow fend fender fester fetter
  fever fiddl fiendish fight fighter fil fill fillet filmy filthier finalist finality financier finger fir fireplac
  firm fist fitter fiv fixtur flag flak flam flap flashy flask flatten flatterer flattery flattest flaw flesh flick
  flightier flint flit flock flood floor flop floss flounder flow flower flu flush flutter fogey fold folder
  follower folly foment fond fondness food fool foot ford forewarn foreword form formal fort forward forwarder
  foster found founder fount fractur frank fray freak freezer freighter friez fright frighten frillier frog frond
  frontag frost froth frown fruit fudg fuel fuller fully fum furl furthest fuss gab gag gain gal gall gam garag gasp
  gat gather gav gay gear geed geld gender general generator gentl gentry gestur gib gild gill gilt ginger gist
  given gland glass gle glid glitter gloomiest gloss glossier glow glower glum glut goad goldener golf gon gong
  goodness goody goof goon gor gown grab grac gradient graft gram grand grandparent granny grant graph grasp grass
  grat grav gravy graz gre greas greedier grew grief grim grin grind grit grittier groan groin groom groovier ground
  growl grown grudg grunt guard guidelin guild gull gun gush gust gutter gyrat gyration hack hail hal hall hallway
  halo halt halter happen har hark harm hart hash hast hat hatch haven hay haz headier headland headlong heal healer
  heap hear heartier heat heater heav heaviest heed heel heighten held hell helm hemp herald herb herd heretical
  hero hick hik hill hilt hinder hint hir historic hitch hither hiv hoard hol holder hollow hon hood hook hoop hoot
  hop hord hos hound hov hub huger hull hump hunch hunk husk imagin imbalanc impart impel imperfect implicat implor
  imposition impossibl improper improvis inanimat inaudibl incit incorrect indirect inelegant inert infer info
  informal inlet inner inscrib insect instill insufficiently interact intercept interest interestingly interject
  intern intersect intimat intimation inversion inward ion irat irk irregular itch jack jad jail jangl jar jay jell
  jest jet jib jiggl jilt joint jot judg jungl jut keel keen kelp kick killer kiln kilo kilt kindl kink kne knead
  knot labor lac lack lad lager laid lak lam lamer lan lap lapel lard lark laser lash lass lat latch latex lather
  latter laud laudabl laughter laxer lay layer leach lead leader leas leash least lectern lectur leg len lend
  lengthier lent lest leve lever libel lic licenc lick lif lifelin lift lightest lightly lightness liken liker
  likest lilt limb limp liner lingeri link linker lint lisp liter litter littler littlest liv lively liven livid
  load loader loath lob locat lock lodger loft log logger loin loiter lon lonely loom loon loos loot lor lord loser
  loss lost lotion lotus lous lover low lowly lull lump lunch lung lur lush lust ly mac mad magically magician mail
  maker mal malign mall mandat mandibl mandolin maniacal manic manner map mar march marginal mart mash mass massag
  mast master mat math matter maz meal measlier measur meat meddl meet mellow memento mend mentor mer merger merit
  mess met meter metro mic midday might mightier mik mill miller mim minc mingl mink mint mir mist mit mixtur moan
  mod mol mold momentary momentous momentum monk monument moon mop moral morn mortgag moss moth mother mound mount
  mourn mouth mover movy mower muck muddl muddy mul mulch mull munch mus mush musically musician mutation muter mutt
  mutter mutually mystical nail nak nap nappy naturally nay neat needy negat nest net neuter newer newt nich nick
  niec night nin nod noe non nook noon normally nos nostalgia nosy notation notch notic notion nud null oar odder
  ode often oily olden older omen onset onto onus opaquer opaquest opposition oral orbit ore orientat originally
  originat ostentation otter ouch ounc oust outdo outright outward oven overlaid overlain overland overlap overload
  overtly owe oxen pack pact pag pail pain painter pal palac palat pall pander pant parad park parol pars parson
  particl party pass passabl passively pasta pastur pasty pat patch patio patter paunch paunchier paunchy pav
  pavement pay peac peach peak peal pear peat peck peel peep penalis penaliz pend penetrat penitenc pension peon pep
  percent perfecter perfectly persona personal pert pervers pest pester pet peter petition pettier phas phonograph
  photographer photographic photography photon picky piddl pierc pig pik pill pillow pin pinch pint pipelin pit
  pitch plaic plan plant platter playfully plea plead pleasur plight plop plot plotter plow ploy plug plum plush
  pointer ponder pool poop por port portray pos positional positiv possibl possibly post postur posy pot potion
  potter pounc pound powder power prais pranc prank pray precedent precious precision preclud predict prediction
  preen prefect preposition prescrib presenc preservation presid pretend pretti prettiest pretty previewer
  previously prey prick prim pris proceed processional producer product productiv profession professional
  professionally program projection projector prom prop proposition prospect protect protection protract provision
  prow prowl publisher puck puk puma pun punctur punk pup pur purpler purplest pushy puss putter py pyr quack
  quainter qualify quantity quarter quarterly quartet quel quickest quietest quilt quirk quit quitter rac rack radio
  raft rafter rag rail rain rainy rak rally rang rank rant rap rar rash rasher raster ration rav raven ray raz reach
  react reaction reader readjust reallocat realty ream reap rear rebat rebel rebind rebound recal reced receiver
  recenter recip reclin reconnect record recorder recovery recreat recurrent recursiv redder redefinition redesign
  redirect reduction reed reef reek refin reflect reformat reformer refrain refund regain regal regard regenerat
  regiment regularly regulat rehears reindeer relat relax relay relegat relevant religion reload relocation remak
  remark remind reminder remission remot rend renovat reopen repair repay repeal repel repent repetition rephras
  replacement replica reporter representation reproduc reproduction reprov reread resembl resent reserv reshuffl
  resid resign resolutely resolver resound rest restart restrain retail retainer retard retry revel reveng rever
  reverent reveri reversal reversion revery review revis revisit revolution revolver revulsion reward rewrit
  rewritten rhythmic ric rid riddl rif righter rightness ril ring rink rins rip ripen risen riser risk rit road
  roast rook room roost rop ros rosy rot rotation rounder roundest roundness rowdy rub ruddy ruin rump rus rush rust
  sac sack sad saf sag sail saint sak sal sallower salter salutation salv sanction sand sang sanitation sank sap
  saver savory savvy saw scald scalp scaly scan scant scar scarf scent schemer scienc scold scoop scop scorer scorn
  scout scowl scrabbl scram scratchy scream scribbl scuffl sea seal sear seat seced seclud secondly secretion sect
  sediment seduc seduction seed seedier seedl seep seiz sel selection selector sell sender sent sentienc separately
  separator sequencer session setter settler seven sever sew sewer shad shadow shaft shak sham shar shark sharp
  shaven shaver shear sheav shed sheep sheer sheet shel shelv shifty shin ship shirt sho shoal shock shod shoo shook
  shop shor shortest shout shov shower shown showy shrank shriek shrin shrunk shuck shun shy sic sick sicker sid
  sidelin sideshow sift sight significant silenter silentest sill silt silvery similarity simmer sin sing singer
  singl sink sir sit situat situation sixpenc sizer skat skill skin skip skirt slab slack slag slam slant slash slat
  slav slay sleep sleepier sleet slew slick slicker slight slighter slim slip slit sliver slob slog slop sloppier
  slosh slot slovenly sluic slur slush smack smallest smart smel smell smellier smelt smoother smother snack snag
  snappiest snarl sneak sneaker sneakier snicker snid snitch snor snort snot snow snub soap sob sofa sol sold solder
  solemnly solidest solution som son soot sooth sop sor sorely sorta sow sown spac span spar spark spat spay spear
  speck sped speed speediest speedy spellbind spend spew spi spil spill spilt splat splatter splic splint spoil
  spook spool spor sport spout spr spray spread sprint spun spurt spy squarely squarer squarest squatter squinter
  squir stab stabl stack staf stag stain stak stal stalk stall stamp stapl star starboard starch stark starlight
  startl starv stater statu statur statut stav stay steadier steak steal steel steep stem sterl stew stickier
  stickler sticky stil stillest stink stint stir stock stockier stol stolid stomp ston stoniest stoop stor storm
  stormier stormiest stow straighten straighter strand strap straw stray stretcher stricken stricter stub stuck stun
  stunt suav submarin subtler subtlest subtlety such suction sud sue sufficient sum summarily summary sun sung
  superb supervis supper surer surf surg swab swam swamp swampier swan swarm swat sway sweat swel swell swept swift
  swil swill swip switcher swor sword tackl taint taken taker tal talc tally tam tan tangl tank tanner tar tart task
  tast tea teach teak team tear teat teed teem teen teeter tempt ten tend tender tension tent test tether textur
  than thaw they thicken thickest thicket thing think thinker thinnest thistl thorough thou though thrash thre
  thread throughput thus tick tid tidy tight tighter tightest tightness til timelier timer timezon tin ting tingl
  tinny tir tirad titter toast toe toil told toll tom tong tonn took tool toppl tor torment torn tot totter tow
  tower town toy trac tract trader tradition trail train transaction transformer transit transitional transitiv
  translator transparently transport trashy travers tray tread treat trench trend trendier trial trick trickery
  trickier trill trio trip triplicat trit troubl trough trounc truck trunk tub tuna tuner turf tweet twin twitch ty
  tying tyr unattractiv undaunt under undu unhappier uninterest unity unkindly unload unman unmask unnatural
  unoriginal unsay unset unti unto unwash unwritten upend upgrad upstart uptight urgently utter vacation valv van
  variation vary vast vaster vastly veal vend veneer venerat ventur verb verg vertic vet vic vied vil vin violenc
  violent vis visually vocation volition vomit vy wad waft wail wait wak wal walk wall wallow wan wand wander wanner
  wanton war ward warier warn warp wart wary wast water watt wav wavy weak wear weed weep weld welt welter went wer
  wet wetter whack whal wheat whet whew whil whim whin whir whiten whiter whiz whor whos wick widen wider width wif
  wilt win winc windscreen wink winter wiper wir wis wish wist wit witch wiv wonder wonderfully wont wood wool wor
  wordy work world worm worry worst wound wov wreak wren wrench wrest wright wring writer writh written wrot yap
  year yearly yell yellower yelp zeal zon zoo
  typo
`

export const realWords: ReadonlySet<string> = new Set(stems.trim().split(/\s+/))
